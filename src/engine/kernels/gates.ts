/**
 * The recurrences with gates: LSTM (Hochreiter and Schmidhuber, 1997, with the forget gate of Gers,
 * Schmidhuber and Cummins, 2000) and GRU (Cho and others, 2014, in PyTorch's form). Every array is
 * rows × steps × width, its gates one after the other. h and c are 0 before the first step. The input's
 * product and the gradients of the parameters are left to kernels that take all steps at once.
 */
import { exp, tanh } from '../elementary.ts'
import { addProduct, addTransposedProduct } from './steps.ts'

/**
 * i, f, o = σ(z), g = tanh(z) with z = Wx + b + U·h[t−1]; c[t] = f·c[t−1] + i·g; h[t] = o·tanh(c[t]).
 * z (order i, f, g, o) comes in as Wx + b. `constants`: time steps, units.
 */
export function lstmForward(
  memory: Float64Array,
  rows: number,
  z: number,
  gates: number,
  c: number,
  tanhC: number,
  h: number,
  u: number,
  constants: number,
): void {
  const steps = memory[constants] | 0
  const units = memory[constants + 1] | 0
  const width = (4 * units) | 0
  const stride = (steps * units) | 0
  for (let t = 0; t < steps; t++) {
    if (t > 0) {
      const before = (h + (t - 1) * units) | 0
      addProduct(memory, rows, before, stride, u, z + t * width, 4 * stride, units, width)
    }
    for (let s = 0; s < rows; s++) {
      const step = (s * stride + t * units) | 0
      const zs = (z + 4 * step) | 0
      const gs = (gates + 4 * step) | 0
      for (let k = 0; k < units; k++) {
        const i = 1 / (1 + exp(-memory[zs + k]))
        const f = 1 / (1 + exp(-memory[zs + units + k]))
        const g = tanh(memory[zs + 2 * units + k])
        const o = 1 / (1 + exp(-memory[zs + 3 * units + k]))
        const at = (step + k) | 0
        const before = t > 0 ? memory[c + at - units] : 0
        const cell = f * before + i * g
        const squashed = tanh(cell)
        memory[gs + k] = i
        memory[gs + units + k] = f
        memory[gs + 2 * units + k] = g
        memory[gs + 3 * units + k] = o
        memory[c + at] = cell
        memory[tanhC + at] = squashed
        memory[h + at] = o * squashed
      }
    }
  }
}

/**
 * From last to first: dh[t] = outer dh[t] + Uᵀ·dz[t+1], dc[t] = dc[t+1]·f[t+1] + dh·o·(1 − tanh²c), and
 * for z of each gate di = dc·g·i(1−i), df = dc·c[t−1]·f(1−f), dg = dc·i·(1−g²), do = dh·tanh(c)·o(1−o).
 * dh comes in as the outer gradient. `constants` as forward.
 */
export function lstmBackward(
  memory: Float64Array,
  rows: number,
  gates: number,
  c: number,
  tanhC: number,
  u: number,
  dh: number,
  dc: number,
  dz: number,
  constants: number,
): void {
  const steps = memory[constants] | 0
  const units = memory[constants + 1] | 0
  const width = (4 * units) | 0
  const stride = (steps * units) | 0
  for (let t = steps - 1; t >= 0; t--) {
    const isLast = t + 1 === steps
    if (!isLast) {
      const after = (dz + (t + 1) * width) | 0
      const to = (dh + t * units) | 0
      addTransposedProduct(memory, rows, after, 4 * stride, u, to, stride, units, width)
    }
    for (let s = 0; s < rows; s++) {
      const step = (s * stride + t * units) | 0
      const gs = (gates + 4 * step) | 0
      const ds = (dz + 4 * step) | 0
      for (let k = 0; k < units; k++) {
        const at = (step + k) | 0
        const i = memory[gs + k]
        const f = memory[gs + units + k]
        const g = memory[gs + 2 * units + k]
        const o = memory[gs + 3 * units + k]
        const squashed = memory[tanhC + at]
        const before = t > 0 ? memory[c + at - units] : 0
        const later = isLast ? 0 : memory[dc + at + units] * memory[gs + width + units + k]
        const hidden = memory[dh + at]
        const cell = later + hidden * o * (1 - squashed * squashed)
        memory[dc + at] = cell
        memory[ds + k] = cell * g * (i * (1 - i))
        memory[ds + units + k] = cell * before * (f * (1 - f))
        memory[ds + 2 * units + k] = cell * i * (1 - g * g)
        memory[ds + 3 * units + k] = hidden * squashed * (o * (1 - o))
      }
    }
  }
}

/**
 * v = U·h[t−1]; r, z = σ(a + v), n = tanh(a + r·v), h[t] = (1 − z)·n + z·h[t−1]. a (order r, z, n) is Wx + b,
 * so that the reset gate multiplies the finished product. `constants`: time steps, units.
 */
export function gruForward(
  memory: Float64Array,
  rows: number,
  a: number,
  v: number,
  gates: number,
  h: number,
  u: number,
  constants: number,
): void {
  const steps = memory[constants] | 0
  const units = memory[constants + 1] | 0
  const width = (3 * units) | 0
  const stride = (steps * units) | 0
  for (let t = 0; t < steps; t++) {
    for (let s = 0; s < rows; s++) {
      const to = (v + 3 * (s * stride + t * units)) | 0
      for (let k = 0; k < width; k++) memory[to + k] = 0
    }
    if (t > 0) {
      const before = (h + (t - 1) * units) | 0
      addProduct(memory, rows, before, stride, u, v + t * width, 3 * stride, units, width)
    }
    for (let s = 0; s < rows; s++) {
      const step = (s * stride + t * units) | 0
      const as = (a + 3 * step) | 0
      const vs = (v + 3 * step) | 0
      const gs = (gates + 3 * step) | 0
      for (let k = 0; k < units; k++) {
        const at = (h + step + k) | 0
        const r = 1 / (1 + exp(-(memory[as + k] + memory[vs + k])))
        const z = 1 / (1 + exp(-(memory[as + units + k] + memory[vs + units + k])))
        const n = tanh(memory[as + 2 * units + k] + r * memory[vs + 2 * units + k])
        const before = t > 0 ? memory[at - units] : 0
        memory[gs + k] = r
        memory[gs + units + k] = z
        memory[gs + 2 * units + k] = n
        memory[at] = (1 - z) * n + z * before
      }
    }
  }
}

/**
 * From last to first: dh[t] = outer dh[t] + dh[t+1]·z[t+1] + Uᵀ·dv[t+1]; for a of each gate
 * dn = dh·(1−z)·(1−n²), dz = dh·(h[t−1] − n)·z(1−z), dr = dn·v_n·r(1−r); dv is the same but for dn·r.
 * dh comes in as the outer gradient. `constants` as forward.
 */
export function gruBackward(
  memory: Float64Array,
  rows: number,
  v: number,
  gates: number,
  h: number,
  u: number,
  dh: number,
  da: number,
  dv: number,
  constants: number,
): void {
  const steps = memory[constants] | 0
  const units = memory[constants + 1] | 0
  const width = (3 * units) | 0
  const stride = (steps * units) | 0
  for (let t = steps - 1; t >= 0; t--) {
    const isLast = t + 1 === steps
    if (!isLast) {
      const after = (dv + (t + 1) * width) | 0
      const to = (dh + t * units) | 0
      addTransposedProduct(memory, rows, after, 3 * stride, u, to, stride, units, width)
    }
    for (let s = 0; s < rows; s++) {
      const step = (s * stride + t * units) | 0
      const gs = (gates + 3 * step) | 0
      for (let k = 0; k < units; k++) {
        const at = (step + k) | 0
        const r = memory[gs + k]
        const z = memory[gs + units + k]
        const n = memory[gs + 2 * units + k]
        const before = t > 0 ? memory[h + at - units] : 0
        const later = isLast ? 0 : memory[dh + at + units] * memory[gs + width + units + k]
        const hidden = memory[dh + at] + later
        const dn = hidden * (1 - z) * (1 - n * n)
        const dr = dn * memory[v + 3 * step + 2 * units + k] * (r * (1 - r))
        const dz = hidden * (before - n) * (z * (1 - z))
        const to = (3 * step + k) | 0
        memory[dh + at] = hidden
        memory[da + to] = dr
        memory[da + to + units] = dz
        memory[da + to + 2 * units] = dn
        memory[dv + to] = dr
        memory[dv + to + units] = dz
        memory[dv + to + 2 * units] = dn * r
      }
    }
  }
}
