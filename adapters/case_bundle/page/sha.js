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
