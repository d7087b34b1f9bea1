// Keys, notes, checkpoints and policies of C2SP, as adapters/tlog reads them.
const SUITES = {
  1: { id: 1, key: 32, signature: 64, timed: false, check: ed25519, message: (_name, _at, text) => utf8(text) },
  4: { id: 4, key: 32, signature: 64, timed: true, check: ed25519,
    message: (_name, at, text) => utf8(`cosignature/v1\ntime ${at}\n${text}`) },
  6: { id: 6, key: 1312, signature: 2420, timed: true, check: async (...given) => mldsa44(...given),
    message: (name, at, text) => {
      const checkpoint = checkpointOf(text), sized = (written) => {
        const data = utf8(written);
        if (!data.length || data.length > 255) throw new Malformed("a name that cannot be cosigned");
        return joined(Uint8Array.of(data.length), data);
      };
      return joined(utf8("subtree/v1\n\0"), sized(name), big8(at), sized(checkpoint.origin), big8(0),
        big8(checkpoint.size), checkpoint.root);
    } },
};
const SPACES = /[\u0000-\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000+]/;
const validName = (name) => name !== "" && !SPACES.test(name);

const keyOf = (text) => {
  const first = text.indexOf("+"), second = first < 0 ? -1 : text.indexOf("+", first + 1);
  if (second < 0 || second - first !== 9) throw new Malformed("a key is written name+id+key");
  const name = text.slice(0, first), data = base64(text.slice(second + 1)), suite = data.length ? SUITES[data[0]] : null;
  if (!suite || !validName(name) || data.length !== suite.key + 1) throw new Malformed("not a key");
  const id = hex(sha256(joined(utf8(name + "\n"), data)).subarray(0, 4));
  if (id !== text.slice(first + 1, second)) throw new Malformed("the id is not its own");
  return { name, suite, public: data.subarray(1), id, print: hex(sha256(data)), spelt: hex(data) + name };
};

const checkpointOf = (text) => {
  const lines = text.endsWith("\n") ? text.slice(0, -1).split("\n") : [];
  if (lines.length < 3 || lines.some((line) => !line)) throw new Malformed("a checkpoint has three lines or more");
  return { origin: lines[0], size: number(lines[1]), root: hashOf(lines[2]) };
};

const noteOf = (data) => {
  if (data.length > 1000000) throw new Malformed("a note is shorter");
  const written = text8(data);
  if (/[\u0000-\u0009\u000b-\u001f]/.test(written)) throw new Malformed("control characters");
  const at = written.lastIndexOf("\n\n"), below = written.slice(at + 2);
  if (at < 0 || !below.endsWith("\n")) throw new Malformed("a note has signature lines");
  const lines = below.slice(0, -1).split("\n");
  if (lines.length > 100) throw new Malformed("a note has at most 100 signatures");
  return { text: written.slice(0, at + 1), signatures: lines.map(signatureOf) };
};
const signatureOf = (line) => {
  const rest = line.startsWith("— ") ? line.slice(2) : "", space = rest.indexOf(" ");
  if (space < 0 || !validName(rest.slice(0, space))) throw new Malformed("not a signature line");
  const data = base64(rest.slice(space + 1));
  if (data.length <= 4) throw new Malformed("too short");
  return { name: rest.slice(0, space), id: hex(data.subarray(0, 4)), data: data.subarray(4) };
};
const signedBy = async (key, text, data, subtle) => { // the time stated, null without one; undefined: not signed
  let at = 0n, signature = data;
  if (key.suite.timed) {
    if (data.length < 8) return undefined;
    at = new DataView(data.buffer, data.byteOffset).getBigUint64(0);
    signature = data.subarray(8);
  }
  if (signature.length !== key.suite.signature || at >= 1n << 63n) return undefined;
  let message;
  try { message = key.suite.message(key.name, at, text); } catch { return undefined; }
  return (await key.suite.check(key.public, signature, message, subtle)) ? (key.suite.timed ? at : null) : undefined;
};

const policyOf = (data) => {
  if (data.length > 1000000 || data.some((each) => (each < 32 && each !== 9 && each !== 10) || each === 127)) {
    throw new Malformed("not a policy");
  }
  let text;
  try { text = text8(data); } catch { text = latin(data); }
  const policy = { logs: [], witnesses: new Map(), groups: new Map(), quorum: "" };
  for (const line of text.split("\n")) {
    const words = line.replaceAll("\t", " ").split(" ").filter((word) => word);
    if (words.length && !words[0].startsWith("#")) readLine(policy, words[0], words.slice(1));
  }
  if (!policy.quorum) throw new Malformed("a policy has one quorum line");
  return policy;
};
const readLine = (policy, word, words) => {
  const must = (holds) => { if (!holds) throw new Malformed("not a line of a policy"); };
  const known = (name) => policy.witnesses.has(name) || policy.groups.has(name);
  const party = (given, suites, others) => {
    must(given.length === 1 || given.length === 2);
    const key = keyOf(given[0]);
    must(suites.includes(key.suite.id) && !others.some((other) => same(other.public, key.public)));
    return key;
  };
  if (word === "log") policy.logs.push(party(words, [1, 6], policy.logs));
  else if (word === "witness") {
    must(words.length > 0);
    const key = party(words.slice(1), [4, 6], [...policy.witnesses.values()]);
    must(words[0] !== "none" && !known(words[0]));
    policy.witnesses.set(words[0], key);
  } else if (word === "group") {
    const [name, needed, ...members] = words, taken = new Set([...policy.groups.values()].flatMap((group) => group.members));
    must(words.length >= 3 && name !== "none" && !known(name) && members.every((member) => known(member) && !taken.has(member)));
    must(new Set(members).size === members.length);
    const threshold = needed === "all" ? members.length : needed === "any" ? 1 : Number(number(needed));
    must(threshold >= 1 && threshold <= members.length);
    policy.groups.set(name, { threshold, members });
  } else {
    must(word === "quorum" && words.length === 1 && !policy.quorum && (words[0] === "none" || known(words[0])));
    policy.quorum = words[0];
  }
};
const witnessed = (policy, name, signed) => {
  if (policy.witnesses.has(name)) return signed.has(policy.witnesses.get(name).spelt);
  const group = policy.groups.get(name);
  return group.members.filter((member) => witnessed(policy, member, signed)).length >= group.threshold;
};
