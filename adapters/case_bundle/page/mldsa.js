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
