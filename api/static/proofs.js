"use strict";
{
// Bytes and their spellings, each read as strictly as adapters/tlog/encoding.py reads it.
class Malformed extends Error {}

const utf8 = (text) => new TextEncoder().encode(text);
const text8 = (bytes) => {
  try { return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes); }
  catch { throw new Malformed("not UTF-8"); }
};
const latin = (bytes) => {
  let text = "";
  for (let at = 0; at < bytes.length; at += 4096) text += String.fromCharCode(...bytes.subarray(at, at + 4096));
  return text;
};
const fromLatin = (text) => Uint8Array.from(text, (each) => each.charCodeAt(0));
const hex = (bytes) => Array.from(bytes, (each) => each.toString(16).padStart(2, "0")).join("");
const unhex = (text) => {
  if (!/^(?:[0-9a-f]{2})*$/.test(text) || text.endsWith("\n")) return null;
  return Uint8Array.from(text.match(/../g) ?? [], (each) => parseInt(each, 16));
};
const same = (one, other) => {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false;
  return true;
};
const joined = (...parts) => inOne(parts);
const inOne = (parts) => { // a list: tens of thousands are too many arguments
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) { whole.set(part, at); at += part.length; }
  return whole;
};
const big8 = (value) => {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value));
  return bytes;
};
const found = (bytes, wanted, from = 0) => {
  outer: for (let at = bytes.indexOf(wanted[0], from); at >= 0; at = bytes.indexOf(wanted[0], at + 1)) {
    for (let each = 1; each < wanted.length; each++) if (bytes[at + each] !== wanted[each]) continue outer;
    return at;
  }
  return -1;
};
const base64 = (text) => {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.includes("\n")) throw new Malformed("not base64");
  let data;
  try { data = fromLatin(atob(text)); } catch { throw new Malformed("not base64"); }
  if (btoa(latin(data)) !== text) throw new Malformed("not canonical base64");
  return data;
};
const hashOf = (text) => {
  const data = base64(text);
  if (data.length !== 32) throw new Malformed("a hash has 32 bytes");
  return data;
};
const number = (text) => {
  if (!/^(?:0|[1-9][0-9]{0,19})$/.test(text) || text.includes("\n") || BigInt(text) >= 1n << 64n) {
    throw new Malformed("not a decimal number");
  }
  return BigInt(text);
};

// SHA-256, SHA-512 and SHAKE in plain JavaScript; large inputs and browsers that offer it use WebCrypto.
const PRIMES = [];
for (let candidate = 2; PRIMES.length < 80; candidate++) {
  if (PRIMES.every((prime) => candidate % prime)) PRIMES.push(candidate);
}
const root = (value, power) => { // the integer root, by bisection
  let low = 0n, high = 1n << 80n;
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle ** power <= value) low = middle; else high = middle;
  }
  return low;
};
const fraction = (prime, power, bits) => root(BigInt(prime) << (power * bits), power) & ((1n << bits) - 1n);
const K512 = PRIMES.map((prime) => fraction(prime, 3n, 64n));
const H512 = PRIMES.slice(0, 8).map((prime) => fraction(prime, 2n, 64n));
const K256 = Uint32Array.from(K512.slice(0, 64), (each) => Number(each >> 32n));
const H256 = Uint32Array.from(H512, (each) => Number(each >> 32n));

const padded = (data, block, counter) => {
  const whole = new Uint8Array(Math.ceil((data.length + 1 + counter) / block) * block);
  whole.set(data);
  whole[data.length] = 0x80;
  whole.set(big8(data.length * 8), whole.length - 8);
  return whole;
};

const sha256 = (data) => {
  const whole = padded(data, 64, 8), view = new DataView(whole.buffer), state = Uint32Array.from(H256);
  const words = new Uint32Array(64), turn = (value, by) => (value >>> by) | (value << (32 - by));
  for (let block = 0; block < whole.length; block += 64) {
    for (let at = 0; at < 16; at++) words[at] = view.getUint32(block + 4 * at);
    for (let at = 16; at < 64; at++) {
      const early = words[at - 15], late = words[at - 2];
      words[at] = words[at - 16] + (turn(early, 7) ^ turn(early, 18) ^ (early >>> 3))
        + words[at - 7] + (turn(late, 17) ^ turn(late, 19) ^ (late >>> 10));
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let at = 0; at < 64; at++) {
      const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K256[at] + words[at]) | 0;
      const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g; g = f; f = e; e = (d + one) | 0; d = c; c = b; b = a; a = (one + two) | 0;
    }
    [a, b, c, d, e, f, g, h].forEach((each, at) => { state[at] += each; });
  }
  const digest = new Uint8Array(32);
  state.forEach((each, at) => new DataView(digest.buffer).setUint32(4 * at, each));
  return digest;
};

const sha512 = (data) => {
  const whole = padded(data, 128, 16), view = new DataView(whole.buffer), state = [...H512], words = [];
  const cut = (value) => BigInt.asUintN(64, value), turn = (value, by) => cut((value >> by) | (value << (64n - by)));
  for (let block = 0; block < whole.length; block += 128) {
    for (let at = 0; at < 16; at++) words[at] = view.getBigUint64(block + 8 * at);
    for (let at = 16; at < 80; at++) {
      const early = words[at - 15], late = words[at - 2];
      words[at] = cut(words[at - 16] + (turn(early, 1n) ^ turn(early, 8n) ^ (early >> 7n))
        + words[at - 7] + (turn(late, 19n) ^ turn(late, 61n) ^ (late >> 6n)));
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let at = 0; at < 80; at++) {
      const one = h + (turn(e, 14n) ^ turn(e, 18n) ^ turn(e, 41n)) + ((e & f) ^ (cut(~e) & g)) + K512[at] + words[at];
      const two = (turn(a, 28n) ^ turn(a, 34n) ^ turn(a, 39n)) + ((a & b) ^ (a & c) ^ (b & c));
      h = g; g = f; f = e; e = cut(d + one); d = c; c = b; b = a; a = cut(one + two);
    }
    [a, b, c, d, e, f, g, h].forEach((each, at) => { state[at] = cut(state[at] + each); });
  }
  return joined(...state.map(big8));
};

const ROUNDS = [], OFFSETS = new Array(25).fill(0n);
{
  let shift = 1;
  for (let round = 0; round < 24; round++) {
    let constant = 0n;
    for (let bit = 0; bit < 7; bit++) {
      if (shift & 1) constant |= 1n << BigInt((1 << bit) - 1);
      shift = (shift << 1) ^ (shift & 0x80 ? 0x171 : 0);
    }
    ROUNDS.push(constant);
  }
  for (let step = 0, x = 1, y = 0; step < 24; step++) {
    OFFSETS[x + 5 * y] = BigInt(((step + 1) * (step + 2) / 2) % 64);
    [x, y] = [y, (2 * x + 3 * y) % 5];
  }
}
const keccak = (state) => {
  const cut = (value) => BigInt.asUintN(64, value), turn = (value, by) => cut((value << by) | (value >> (64n - by)));
  for (const constant of ROUNDS) {
    const sums = [0, 1, 2, 3, 4].map((x) => state[x] ^ state[x + 5] ^ state[x + 10] ^ state[x + 15] ^ state[x + 20]);
    const moved = new Array(25);
    for (let at = 0; at < 25; at++) {
      const x = at % 5, y = (at - x) / 5;
      const value = state[at] ^ sums[(x + 4) % 5] ^ turn(sums[(x + 1) % 5], 1n);
      moved[y + 5 * ((2 * x + 3 * y) % 5)] = turn(value, OFFSETS[at]);
    }
    for (let at = 0; at < 25; at++) {
      const x = at % 5, row = at - x;
      state[at] = moved[at] ^ (cut(~moved[row + (x + 1) % 5]) & moved[row + (x + 2) % 5]);
    }
    state[0] ^= constant;
  }
};
const shake = (rate, data) => { // gives a function that squeezes as many bytes as are asked for, in order
  const whole = new Uint8Array((Math.floor(data.length / rate) + 1) * rate), state = new Array(25).fill(0n);
  whole.set(data);
  whole[data.length] ^= 0x1f;
  whole[whole.length - 1] ^= 0x80;
  const view = new DataView(whole.buffer), block = new DataView(new ArrayBuffer(rate));
  for (let at = 0; at < whole.length; at += rate) {
    for (let lane = 0; lane < rate / 8; lane++) state[lane] ^= view.getBigUint64(at + 8 * lane, true);
    keccak(state);
  }
  let used = rate, fresh = true;
  const next = () => {
    if (used === rate) {
      if (!fresh) keccak(state);
      fresh = false;
      for (let lane = 0; lane < rate / 8; lane++) block.setBigUint64(8 * lane, state[lane], true);
      used = 0;
    }
    return block.getUint8(used++);
  };
  return (count) => Uint8Array.from({ length: count }, next);
};
const shake128 = (data) => shake(168, data);
const shake256 = (data) => shake(136, data);

// Ed25519 verification (RFC 8032), as OpenSSL does it: S below the order, and R compared as bytes.
const P = (1n << 255n) - 19n;
const ORDER = (1n << 252n) + 27742317777372353535851937790883648493n;
const mod = (value, by = P) => { const rest = value % by; return rest < 0n ? rest + by : rest; };
const power = (base, exponent) => {
  let result = 1n;
  for (base = mod(base); exponent; exponent >>= 1n, base = mod(base * base)) if (exponent & 1n) result = mod(result * base);
  return result;
};
const D = mod(-121665n * power(121666n, P - 2n));
const TURN = power(2n, (P - 1n) / 4n);
const little = (bytes) => bytes.reduceRight((sum, each) => (sum << 8n) | BigInt(each), 0n);
const plus = ([x1, y1, z1, t1], [x2, y2, z2, t2]) => {
  const a = mod((y1 - x1) * (y2 - x2)), b = mod((y1 + x1) * (y2 + x2)), c = mod(2n * t1 * t2 * D), d = mod(2n * z1 * z2);
  const e = b - a, f = d - c, g = d + c, h = b + a;
  return [mod(e * f), mod(g * h), mod(f * g), mod(e * h)];
};
const times = (point, scalar) => {
  let result = [0n, 1n, 1n, 0n];
  for (; scalar; scalar >>= 1n, point = plus(point, point)) if (scalar & 1n) result = plus(result, point);
  return result;
};
const pointOf = (bytes) => {
  const whole = little(bytes), sign = whole >> 255n, y = mod(whole & ((1n << 255n) - 1n));
  const u = mod(y * y - 1n), v = mod(D * y * y + 1n);
  let x = mod(u * power(v, 3n) * power(u * power(v, 7n), (P - 5n) / 8n));
  if (mod(v * x * x) === mod(-u)) x = mod(x * TURN);
  if (mod(v * x * x) !== u) return null;
  if ((x & 1n) !== sign) x = mod(-x);
  return [x, y, 1n, mod(x * y)];
};
const BASE = pointOf(Uint8Array.from({ length: 32 }, (_, at) => (at ? 0x66 : 0x58)));
const spelt = ([x, y, z]) => {
  const inverse = power(z, P - 2n);
  let whole = mod(y * inverse) | ((mod(x * inverse) & 1n) << 255n);
  return Uint8Array.from({ length: 32 }, () => { const low = Number(whole & 255n); whole >>= 8n; return low; });
};
const ed25519Plain = (key, signature, message) => {
  const s = little(signature.subarray(32)), point = pointOf(key);
  if (s >= ORDER || !point) return false;
  const [x, y, z, t] = point, h = mod(little(sha512(joined(signature.subarray(0, 32), key, message))), ORDER);
  return same(spelt(plus(times(BASE, s), times([mod(-x), y, z, mod(-t)], h))), signature.subarray(0, 32));
};
const ed25519 = async (key, signature, message, subtle) => {
  if (subtle) {
    try {
      const imported = await subtle.importKey("raw", key, "Ed25519", false, ["verify"]);
      return await subtle.verify("Ed25519", imported, signature, message);
    } catch { /* not offered here: the plain way */ }
  }
  return ed25519Plain(key, signature, message);
};

// ML-DSA-44 verification (FIPS 204, Algorithm 8), with an empty context.
const Q = 8380417, GAMMA2 = 95232, OMEGA = 80, BOUND = (1 << 17) - 78;
const ZETAS = Array.from({ length: 256 }, (_, at) => {
  let exponent = 0, value = 1;
  for (let bit = 0; bit < 8; bit++) exponent |= ((at >> bit) & 1) << (7 - bit);
  for (; exponent; exponent--) value = (value * 1753) % Q;
  return value;
});
const ntt = (w) => {
  for (let length = 128, m = 0; length; length >>= 1) {
    for (let start = 0; start < 256; start += 2 * length) {
      const zeta = ZETAS[++m];
      for (let at = start; at < start + length; at++) {
        const t = (zeta * w[at + length]) % Q;
        w[at + length] = (w[at] - t + Q) % Q;
        w[at] = (w[at] + t) % Q;
      }
    }
  }
  return w;
};
const unNtt = (w) => {
  for (let length = 1, m = 256; length < 256; length <<= 1) {
    for (let start = 0; start < 256; start += 2 * length) {
      const zeta = Q - ZETAS[--m];
      for (let at = start; at < start + length; at++) {
        const t = w[at];
        w[at] = (t + w[at + length]) % Q;
        w[at + length] = (zeta * ((t - w[at + length] + Q) % Q)) % Q;
      }
    }
  }
  return w.map((each) => (each * 8347681) % Q);
};
const unpacked = (bytes, bits) => {
  const values = [];
  for (let at = 0, held = 0, count = 0; at < bytes.length; at++) {
    held += bytes[at] * 2 ** count;
    for (count += 8; count >= bits; count -= bits) {
      values.push(held % 2 ** bits);
      held = Math.floor(held / 2 ** bits);
    }
  }
  return values;
};
const polynomials = (bytes, bits) => Array.from({ length: 4 }, (_, at) =>
  unpacked(bytes.subarray(at * 32 * bits, (at + 1) * 32 * bits), bits));
const hintsOf = (bytes) => {
  const hints = Array.from({ length: 4 }, () => new Uint8Array(256));
  let index = 0;
  for (let row = 0; row < 4; row++) {
    const end = bytes[OMEGA + row], first = index;
    if (end < index || end > OMEGA) return null;
    for (; index < end; index++) {
      if (index > first && bytes[index - 1] >= bytes[index]) return null;
      hints[row][bytes[index]] = 1;
    }
  }
  return bytes.subarray(index, OMEGA).some((each) => each) ? null : hints;
};
const uniform = (seed) => {
  const squeeze = shake128(seed), values = [];
  while (values.length < 256) {
    const [a, b, c] = squeeze(3), value = a | (b << 8) | ((c & 0x7f) << 16);
    if (value < Q) values.push(value);
  }
  return values;
};
const challenge = (seed) => {
  const squeeze = shake256(seed), c = new Array(256).fill(0);
  let signs = little(squeeze(8));
  for (let at = 256 - 39; at < 256; at++, signs >>= 1n) {
    let other = squeeze(1)[0];
    while (other > at) other = squeeze(1)[0];
    c[at] = c[other];
    c[other] = signs & 1n ? Q - 1 : 1;
  }
  return c;
};
const hinted = (value, hint) => {
  let low = value % (2 * GAMMA2), high;
  if (low > GAMMA2) low -= 2 * GAMMA2;
  if (value - low === Q - 1) { high = 0; low -= 1; } else high = (value - low) / (2 * GAMMA2);
  return hint ? (high + (low > 0 ? 1 : 43)) % 44 : high;
};
const sixBits = (values) => {
  const bytes = [];
  for (let at = 0; at < values.length; at += 4) {
    const whole = values[at] | (values[at + 1] << 6) | (values[at + 2] << 12) | (values[at + 3] << 18);
    bytes.push(whole & 255, (whole >> 8) & 255, whole >> 16);
  }
  return Uint8Array.from(bytes);
};
const mldsa44 = (key, signature, message) => {
  const seed = signature.subarray(0, 32), hints = hintsOf(signature.subarray(2336));
  const z = polynomials(signature.subarray(32, 2336), 18).map((each) => each.map((one) => (1 << 17) - one));
  if (!hints || z.some((each) => each.some((one) => Math.abs(one) >= BOUND))) return false;
  const mu = shake256(joined(shake256(key)(64), new Uint8Array(2), message))(64);
  const c = ntt(challenge(seed)), zHat = z.map((each) => ntt(each.map((one) => (one + Q) % Q)));
  const t1 = polynomials(key.subarray(32), 10).map((each) => ntt(each.map((one) => (one * 8192) % Q)));
  const rows = t1.map((t, row) => {
    const sum = t.map((each, at) => (Q - (c[at] * each) % Q) % Q);
    zHat.forEach((each, column) => {
      const a = uniform(joined(key.subarray(0, 32), Uint8Array.of(column, row)));
      for (let at = 0; at < 256; at++) sum[at] = (sum[at] + a[at] * each[at]) % Q;
    });
    return sixBits(unNtt(sum).map((each, at) => hinted(each, hints[row][at])));
  });
  return same(shake256(joined(mu, ...rows))(32), seed);
};

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
}
