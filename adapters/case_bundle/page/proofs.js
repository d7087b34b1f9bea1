// Every record a page shows is checked in the reader's own browser against what the log has signed; and that log against
// the one this browser saw last, so that a second history cannot be shown to it unnoticed.
const KEPT = "gongjian-log";
const LATER = 1500; // milliseconds after which what was just recorded has been signed
const TOLD = {
  proved: ["已核验", "这一条在已签名的日志之中，由您的浏览器核验"],
  unsigned: ["待签名", "这一条刚刚写入，尚未签名"],
  wrong: ["核验不符", "这一条与已签名的日志不符"],
};
const node = (left, right) => sha256(joined(Uint8Array.of(1), left, right));

const rootFrom = (index, size, leaf, hashes) => { // RFC 9162 §2.1.3.2; null where the proof does not fit
  let at = BigInt(index), last = BigInt(size) - 1n, root = leaf;
  if (at > last) return null;
  for (const sibling of hashes) {
    if (!last) return null;
    if (at & 1n || at === last) {
      root = node(sibling, root);
      while (!(at & 1n) && at) { at >>= 1n; last >>= 1n; }
    } else root = node(root, sibling);
    at >>= 1n; last >>= 1n;
  }
  return last ? null : root;
};
const continues = (first, second, old, root, hashes) => { // RFC 9162 §2.1.4.2, for 0 < first < second
  const path = first & (first - 1n) ? [...hashes] : [old, ...hashes];
  let one = first - 1n, other = second - 1n;
  while (one & 1n) { one >>= 1n; other >>= 1n; }
  if (!path.length) return false;
  let before = path[0], after = path[0];
  for (const sibling of path.slice(1)) {
    if (!other) return false;
    if (one & 1n || one === other) {
      before = node(sibling, before); after = node(sibling, after);
      while (!(one & 1n) && one) { one >>= 1n; other >>= 1n; }
    } else after = node(after, sibling);
    one >>= 1n; other >>= 1n;
  }
  return !other && same(before, old) && same(after, root);
};

class NotTrusted extends Error {}

const asked = async (question) => {
  const answer = await fetch(`/api/v1/log/${question}`, { headers: { Accept: "application/json" } });
  if (answer.status === 404) return null;
  if (!answer.ok) throw new TypeError(`answered ${answer.status}`);
  return answer.json();
};
const signedTree = async (shown) => { // the checkpoint, once its signature and its past have been checked
  const note = noteOf(utf8(shown.checkpoint)), key = keyOf(shown.key), checkpoint = checkpointOf(note.text);
  const line = note.signatures.find((each) => each.name === key.name && each.id === key.id);
  const signed = line && key.suite.id === 1 && checkpoint.origin === key.name;
  if (!signed || (await signedBy(key, note.text, line.data, null)) === undefined) throw new NotTrusted("检查点的签名不是日志密钥所作");
  await mustContinue(shown.key, checkpoint);
  return checkpoint;
};
const mustContinue = async (key, { size, root }) => {
  const kept = JSON.parse(localStorage.getItem(KEPT) ?? "null");
  if (kept) {
    const before = BigInt(kept.size), old = hashOf(kept.root);
    if (kept.key !== key) throw new NotTrusted("日志的签名密钥与本浏览器上次所见不同");
    if (before === size && !same(old, root)) throw new NotTrusted("日志的内容与本浏览器上次所见不同");
    // Another tab may have seen a later tree meanwhile: then this one must be the beginning of that.
    const [first, second, one, other] = before < size ? [before, size, old, root] : [size, before, root, old];
    if (first && first < second) {
      const shown = await asked(`consistency?first=${first}&second=${second}`);
      if (!shown || !continues(first, second, one, other, shown.hashes.map(hashOf))) {
        throw new NotTrusted(`日志（${size} 条记录）不是本浏览器上次所见（${before} 条）的延续`);
      }
    }
    if (before >= size) return;
  }
  localStorage.setItem(KEPT, JSON.stringify({ key, size: String(size), root: btoa(latin(root)) }));
};

const stateOf = (entry, record, checkpoint) => {
  if (!record) return "unsigned";
  const leaf = JSON.parse(record.leaf), { logIndex, stream, version } = entry.dataset;
  const fits = leaf.stream === stream && String(leaf.version) === version && leaf.origin === checkpoint.origin;
  const hashed = sha256(joined(Uint8Array.of(0), utf8(record.leaf)));
  const root = rootFrom(logIndex, checkpoint.size, hashed, record.hashes.map(hashOf));
  return fits && root && same(root, checkpoint.root) ? "proved" : "wrong";
};
const mark = (entry, state) => {
  const place = entry.querySelector("[data-proof]");
  if (!place) return;
  const [word, meaning] = TOLD[state];
  place.textContent = word;
  place.title = meaning;
  place.dataset.proof = state;
};
const tell = (text, wrong) => {
  for (const place of document.querySelectorAll("[data-proof-summary]")) {
    place.hidden = false;
    place.textContent = text;
    place.classList.toggle("app-note--bad", wrong);
    place.setAttribute("role", wrong ? "alert" : "status");
  }
};
const proveAll = async (entries, again) => {
  if (!entries.length) return;
  const shown = await asked(`inclusions?${entries.map((entry) => `log_index=${entry.dataset.logIndex}`).join("&")}`);
  if (!shown || !shown.key) { tell("日志尚未签名，无从核验。", false); return; }
  const checkpoint = await signedTree(shown);
  const records = new Map(shown.records.map((record) => [String(record.log_index), record]));
  const states = entries.map((entry) => stateOf(entry, records.get(entry.dataset.logIndex), checkpoint));
  entries.forEach((entry, at) => mark(entry, states[at]));
  const count = (state) => states.filter((each) => each === state).length;
  if (count("wrong")) { tell(`${count("wrong")} 条记录与已签名的日志不符，请不要依据本页办理，并立即告知系统管理员。`, true); return; }
  tell(`本页 ${count("proved")} 条记录已由您的浏览器核验：都在已签名的 ${checkpoint.size} 条之中，且日志是上次所见的延续。`, false);
  const waiting = entries.filter((_, at) => states[at] === "unsigned");
  if (waiting.length && again) setTimeout(() => proving(waiting, false), LATER);
};
const proving = async (entries, again) => {
  for (let first = 0; first < entries.length; first += 200) {
    try { await proveAll(entries.slice(first, first + 200), again); }
    catch (failure) {
      if (failure instanceof NotTrusted || failure instanceof Malformed) {
        tell(`${failure instanceof Malformed ? "检查点或者证明不能读取" : failure.message}。请不要依据本页办理，并立即告知系统管理员。`, true);
      } else if (failure instanceof TypeError) tell("现在不能核验：服务器没有答复。", false);
      else throw failure;
      return;
    }
  }
};
const unproved = (part) => [...part.querySelectorAll("[data-log-index]")].filter((entry) => !entry.querySelector("[data-proof=proved]"));

proving(unproved(document), true);
document.addEventListener("htmx:after:settle", (event) => proving(unproved(event.target), true));
