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
