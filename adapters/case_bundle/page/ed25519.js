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
