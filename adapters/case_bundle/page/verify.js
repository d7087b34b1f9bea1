// The checks of `gongjian verify`, in its order, with its codes (adapters/case_bundle/verifier.py).
class Stopped extends Error {
  constructor(code, where = "") { super(code); this.finding = { code, where }; }
}
const NAME = new RegExp("^(?:manifest\\.json|checkpoint|policy|openings\\.json|report\\.html|report\\.pdf|verify\\.html"
  + "|(?:records|leaves)/(?:0|[1-9][0-9]{0,15})\\.json|proofs/(?:0|[1-9][0-9]{0,15})\\.tlog-proof"
  + "|documents/[0-9a-f]{64}\\.(?:pdf|docx|xlsx|jpg|png|txt))$");
const CRC = Uint32Array.from({ length: 256 }, (_, at) => {
  for (let bit = 0; bit < 8; bit++) at = at & 1 ? (at >>> 1) ^ 0xedb88320 : at >>> 1;
  return at;
});
const crc32 = (data) => {
  let crc = ~0;
  for (let at = 0; at < data.length; at++) crc = CRC[(crc ^ data[at]) & 255] ^ (crc >>> 8);
  return ~crc >>> 0;
};
const headed = (widths, values) => {
  const bytes = new Uint8Array(widths.reduce((sum, width) => sum + width, 0)), view = new DataView(bytes.buffer);
  let at = 0;
  widths.forEach((width, place) => {
    if (width === 2) view.setUint16(at, values[place], true); else view.setUint32(at, values[place], true);
    at += width;
  });
  return bytes;
};
const directoryOf = (members, begins) => {
  const parts = [];
  for (const { name, crc, content, at } of members) {
    parts.push(headed([4, 2, 2, 2, 2, 2, 2, 4, 4, 4, 2, 2, 2, 2, 2, 4, 4],
      [0x02014b50, 20, 20, 0x800, 0, 0, 0x21, crc, content.length, content.length, name.length, 0, 0, 0, 0, 0, at]));
    parts.push(fromLatin(name));
  }
  const directory = inOne(parts), count = members.length;
  return joined(directory, headed([4, 2, 2, 2, 2, 4, 4, 2], [0x06054b50, 0, 0, count, count, directory.length, begins, 0]));
};
const membersOf = (data) => {
  if (data.length > 2 ** 30) throw new Stopped("zip-size");
  const members = new Map(), view = new DataView(data.buffer, data.byteOffset, data.length);
  let at = 0;
  while (at + 4 <= data.length && view.getUint32(at, true) === 0x04034b50) {
    if (at + 30 > data.length) throw new Stopped("zip-form");
    const two = (from) => view.getUint16(at + from, true), four = (from) => view.getUint32(at + from, true);
    if (two(8) !== 0) throw new Stopped("zip-compressed");
    const size = four(22), begin = at + 30 + two(26);
    const fixed = two(4) === 20 && two(6) === 0x800 && two(10) === 0 && two(12) === 0x21 && four(18) === size && two(28) === 0;
    if (!fixed || begin + size > data.length) throw new Stopped("zip-form");
    const name = latin(data.subarray(at + 30, begin));
    if (!NAME.test(name)) throw new Stopped("zip-name");
    if (members.has(name)) throw new Stopped("zip-duplicate", name);
    members.set(name, { name, crc: four(14), content: data.subarray(begin, begin + size), at });
    if (members.size > 65000) throw new Stopped("zip-size");
    at = begin + size;
  }
  if (!members.size || !same(data.subarray(at), directoryOf([...members.values()], at))) throw new Stopped("zip-form");
  return members;
};

// s: text, n: number, b: true or false, o: text or null, [one]: list, {…}: these fields in this order
const fits = (value, shape) => {
  if (Array.isArray(shape)) return Array.isArray(value) && value.every((each) => fits(each, shape[0]));
  if (typeof shape === "object") {
    if (value === null || typeof value !== "object" || Array.isArray(value)) return false;
    const names = Object.keys(shape), given = Object.keys(value);
    return names.length === given.length && names.every((name, at) => name === given[at] && fits(value[name], shape[name]));
  }
  if (shape === "o" && value === null) return true;
  if (shape === "n") return Number.isSafeInteger(value) && value >= 0;
  if (shape === "b") return typeof value === "boolean";
  if (typeof value !== "string") return false;
  try { encodeURIComponent(value); return true; } catch { return false; }
};
const MANIFEST = { format: "s", v: "n", origin: "s", signed: "b", size: "n", case: "s",
  exported: { at: "s", by: "s", institution: "s", purpose: "s" }, cases: [{ stream: "s", kind: "s", title: "s" }],
  records: [{ log_index: "n", stream: "s", version: "n", enclosed: "b" }],
  documents: [{ log_index: "n", digest: "s", member: "s", state: "s" }], members: [{ name: "s", size: "n", sha256: "s" }] };
const LEAF = { v: "n", origin: "s", stream: "s", version: "n", topic: "s", recorded_at: "o", institution: "o", capacity: "o",
  state_sha256: "s" };
const OPENINGS = { v: "n", openings: [{ log_index: "n", id: "s", kind: "s", commitment: "s", salt: "s", content: "s" }] };
const read = (shape, data) => {
  try {
    if (data.length > 2 ** 26) return null;
    const text = text8(data), value = JSON.parse(text);
    return fits(value, shape) && JSON.stringify(value) === text ? value : null;
  } catch { return null; }
};

const namesOf = (manifest) => {
  const names = manifest.signed ? ["checkpoint", "policy"] : ["checkpoint"];
  for (const { log_index, enclosed } of manifest.records) {
    names.push(`leaves/${log_index}.json`, `proofs/${log_index}.tlog-proof`);
    if (enclosed) names.push(`records/${log_index}.json`);
  }
  for (const member of new Set(manifest.documents.map((document) => document.member))) if (member) names.push(member);
  return [...names, "openings.json", "report.html", "report.pdf", "verify.html"];
};
const firstDifference = (there, wanted) => {
  const short = Math.min(there.length, wanted.length);
  for (let at = 0; at < short; at++) if (there[at] !== wanted[at]) return wanted[at];
  return (there.length >= wanted.length ? there : wanted)[short];
};
const alike = (one, other) => one.length === other.length && one.every((each, at) => each === other[at]);
const manifestOf = (members) => {
  const [first] = members.values(), names = [...members.keys()].slice(1);
  if (first.name !== "manifest.json") throw new Stopped("members", first.name);
  if (crc32(first.content) !== first.crc) throw new Stopped("zip-crc", first.name);
  const manifest = read(MANIFEST, first.content);
  if (!manifest || manifest.format !== "gongjian-case-bundle" || manifest.v !== 1) throw new Stopped("manifest-form");
  const listed = manifest.members.map((member) => member.name), expected = namesOf(manifest);
  if (!alike(listed, expected)) throw new Stopped("manifest-members", firstDifference(listed, expected));
  if (!alike(names, listed)) throw new Stopped("members", firstDifference(names, listed));
  return manifest;
};

const leadsTo = (index, size, leaf, hashes, root) => {
  if (index >= size) return false;
  let last = size - 1n, node = leaf;
  for (const sibling of hashes) {
    if (last === 0n) return false;
    if (index & 1n || index === last) {
      node = sha256(joined(Uint8Array.of(1), sibling, node));
      while (!(index & 1n) && index) { index >>= 1n; last >>= 1n; }
    } else node = sha256(joined(Uint8Array.of(1), node, sibling));
    index >>= 1n;
    last >>= 1n;
  }
  return last === 0n && same(node, root);
};
const leafWrong = (manifest, record, told, members) => {
  if (!told || told.v !== 1) return ["leaf-form"];
  const wrong = [];
  if (told.origin !== manifest.origin || told.stream !== record.stream || told.version !== record.version) wrong.push("leaf-differs");
  if (record.enclosed && hex(sha256(members.get(`records/${record.log_index}.json`).content)) !== told.state_sha256) {
    wrong.push("record-wrong");
  }
  return wrong;
};
const proofWrong = (logIndex, leaf, proof, note, checkpoint) => {
  const at = found(proof, Uint8Array.of(10, 10)), head = latin(at < 0 ? proof : proof.subarray(0, at));
  let index, hashes;
  try {
    const lines = head.split("\n");
    if (/[\u0080-\u00ff]/.test(head) || lines[0] !== "c2sp.org/tlog-proof@v1" || !lines[1]?.startsWith("index ")) return ["proof-form"];
    index = number(lines[1].slice(6));
    hashes = lines.slice(2).map(hashOf);
  } catch { return ["proof-form"]; }
  if (hashes.length > 63) return ["proof-form"];
  if (index !== BigInt(logIndex)) return ["proof-index"];
  if (!same(at < 0 ? new Uint8Array() : proof.subarray(at + 2), note)) return ["proof-checkpoint"];
  return leadsTo(index, checkpoint.size, sha256(joined(Uint8Array.of(0), leaf)), hashes, checkpoint.root) ? [] : ["proof-wrong"];
};
const openingWrong = (opening, states, listings) => {
  const particular = opening.kind.startsWith("particular:"), where = `${opening.log_index}/${opening.id}`;
  const state = states.get(opening.log_index), salt = unhex(opening.salt);
  if (!state) return { code: "opening-record", where: `${opening.log_index}` };
  const parts = salt && [utf8(opening.kind), salt, utf8(opening.content)].flatMap((part) => [big8(part.length), part]);
  if (!parts || hex(sha256(joined(utf8("gongjian-commitment-v1"), ...parts))) !== opening.commitment) return { code: "opening-wrong", where };
  const named = opening.kind === "particulars" ? "person_id" : "item_id";
  const reference = particular ? `"${opening.kind.slice(11)}":"${opening.commitment}"`
    : `"${named}":"${opening.id}","commitment":"${opening.commitment}"`;
  if (found(particular ? listings.get(where) ?? new Uint8Array() : state, utf8(reference)) < 0) return { code: "opening-absent", where };
  if (opening.kind === "particulars") listings.set(where, utf8(opening.content));
  return null;
};

const verify = async (data, policyText = null, subtle = globalThis.crypto?.subtle) => {
  const verdict = { findings: [], records: [], signed: [], inside: policyText === null, manifest: null, digest: "" };
  const note = (code, where = "") => verdict.findings.push({ code, where: `${where}` });
  const policyFrom = (text, code) => { try { return policyOf(text); } catch { throw new Stopped(code); } };
  try {
    const given = policyText === null ? null : policyFrom(policyText, "policy-given");
    const members = membersOf(data);
    verdict.digest = hex(await hashed(data, subtle));
    const manifest = verdict.manifest = manifestOf(members);
    await digests(manifest, members, note, subtle);
    const checkpoint = await heading(verdict, manifest, members, given, policyFrom, note, subtle);
    records(verdict, manifest, members, checkpoint, note);
    hanging(verdict, manifest, members);
  } catch (stopped) {
    if (!(stopped instanceof Stopped)) throw stopped;
    verdict.findings.push(stopped.finding);
  }
  for (const finding of verdict.findings) finding.sentence = SENTENCES[finding.code].replace("{where}", () => finding.where);
  return verdict;
};
const hashed = async (content, subtle) =>
  subtle && content.length > 4096 ? new Uint8Array(await subtle.digest("SHA-256", content)) : sha256(content);
const digests = async (manifest, members, note, subtle) => {
  for (const { name, size, sha256: digest } of manifest.members) {
    const { content, crc } = members.get(name);
    const reckoned = hex(await hashed(content, subtle));
    if (content.length !== size || reckoned !== digest) note("member-digest", name);
    else if (crc32(content) !== crc) note("zip-crc", name);
  }
};
const heading = async (verdict, manifest, members, given, policyFrom, note, subtle) => {
  const data = members.get("checkpoint").content;
  let signed = null, checkpoint, policy = given;
  try {
    if (manifest.signed) signed = noteOf(data);
    checkpoint = checkpointOf(signed ? signed.text : text8(data));
  } catch { throw new Stopped("checkpoint-form"); }
  if (checkpoint.origin !== manifest.origin || checkpoint.size !== BigInt(manifest.size)) {
    note("checkpoint-origin", `${checkpoint.origin}，${checkpoint.size}`);
  }
  if (!signed) { note("not-signed"); return checkpoint; }
  if (!policy) {
    try { policy = policyFrom(members.get("policy").content, "policy-form"); } catch { note("policy-form"); return checkpoint; }
  }
  const known = new Map([...policy.logs, ...policy.witnesses.values()].map((key) => [`${key.name} ${key.id}`, key]));
  const logs = new Set(policy.logs.map((key) => key.spelt)), stand = new Map();
  for (const signature of signed.signatures) {
    const key = known.get(`${signature.name} ${signature.id}`);
    if (!key) continue;
    const at = await signedBy(key, signed.text, signature.data, subtle);
    if (at === undefined) note("signature-wrong", key.name);
    else if (!stand.has(key.spelt)) stand.set(key.spelt, { name: key.name, fingerprint: key.print, at, isLog: logs.has(key.spelt) });
  }
  if (![...logs].some((log) => stand.has(log))) note("log-unsigned");
  if (policy.quorum !== "none" && !witnessed(policy, policy.quorum, stand)) {
    note("quorum", [...policy.witnesses].filter(([, key]) => !stand.has(key.spelt)).map(([name]) => name).join("、"));
  }
  verdict.signed = [...stand.values()];
  return checkpoint;
};
const records = (verdict, manifest, members, checkpoint, note) => {
  const versions = new Map();
  let last = -1;
  for (const record of manifest.records) {
    const index = record.log_index, leaf = members.get(`leaves/${index}.json`).content, told = read(LEAF, leaf);
    const proof = members.get(`proofs/${index}.tlog-proof`).content, wrong = index <= last ? ["record-order"] : [];
    wrong.push(...leafWrong(manifest, record, told, members));
    wrong.push(...proofWrong(index, leaf, proof, members.get("checkpoint").content, checkpoint));
    if (record.version !== (versions.get(record.stream) ?? 0) + 1) wrong.push("stream-gap");
    last = index;
    versions.set(record.stream, record.version);
    for (const code of wrong) note(code, index);
    const state = wrong.length ? "faulty" : record.enclosed ? "intact" : "withheld";
    verdict.records.push({ index, topic: told?.topic ?? "", at: told?.recorded_at ?? "", state });
  }
};
const hanging = (verdict, manifest, members) => {
  const states = new Map(manifest.records.filter((record) => record.enclosed)
    .map(({ log_index }) => [log_index, members.get(`records/${log_index}.json`).content]));
  const digests = new Map(manifest.members.map((member) => [member.name, member.sha256]));
  const told = read(OPENINGS, members.get("openings.json").content);
  if (!told || told.v !== 1) verdict.findings.push({ code: "openings-form", where: "" });
  else {
    const listings = new Map();
    for (const wrong of told.openings.map((opening) => openingWrong(opening, states, listings))) if (wrong) verdict.findings.push(wrong);
  }
  for (const { log_index, digest, member } of manifest.documents) {
    if (!digest && !member) continue;
    const state = states.get(log_index);
    if (!state) verdict.findings.push({ code: "document-record", where: `${log_index}` });
    else if (found(state, utf8(`"digest":"${digest}"`)) < 0 || (member && digests.get(member) !== digest)) {
      verdict.findings.push({ code: "document-wrong", where: member || digest });
    }
  }
};
