/**
 * Writes C for one network: the formulas of the engine in plain loops, sample by sample, with every
 * size a constant, as somebody would write it by hand for this network alone. The letters are those
 * of `src/engine/README.md`; a layer's number stands behind each name.
 */
import type { DenseSpec } from '../../src/engine/layers/dense.ts'
import type { Conv2dSpec } from '../../src/engine/layers/conv2d.ts'
import type { MaxPooling2dSpec } from '../../src/engine/layers/pooling2d.ts'
import type { SimpleRnnSpec } from '../../src/engine/layers/simpleRnn.ts'
import { layoutOf } from '../../src/engine/layout.ts'
import { sizeOf, type Shape } from '../../src/engine/network.ts'
import type { Workload } from './workloads.ts'

/** A layer in C. */
type Part = {
  readonly declare: string
  /** From x to y. */
  readonly forward: string
  /** From dy, or in the last layer of a classifier from dz, to dx where there is one. */
  readonly backward: string
}

/** What a layer's loops are written with. */
type Names = {
  readonly l: number
  readonly before: Shape
  readonly after: Shape
  readonly x: string
  /** Null: what comes in is data. */
  readonly dx: string | null
  /** The loss has written dz itself. */
  readonly hasOuterSum: boolean
}

const slopes: Readonly<Record<string, (y: string) => string>> = {
  linear: () => '1',
  sigmoid: (y) => `(${y} * (1 - ${y}))`,
  tanh: (y) => `(1 - ${y} * ${y})`,
  relu: (y) => `(${y} > 0 ? 1 : 0)`,
}

const activations: Readonly<Record<string, (z: string) => string>> = {
  linear: (z) => z,
  sigmoid: (z) => `1 / (1 + exp(-${z}))`,
  tanh: (z) => `tanh(${z})`,
  relu: (z) => `(${z} > 0 ? ${z} : 0)`,
}

function dense({ units, activation }: DenseSpec, names: Names): Part {
  const { l, before, x, dx, hasOuterSum } = names
  const inputs = sizeOf(before)
  return {
    declare: `static double z${l}[${units}], y_${l}[${units}], dz${l}[${units}], dy_${l}[${units}];`,
    forward: `
  for (int o = 0; o < ${units}; o++) {
    double sum = b${l}[o];
    for (int i = 0; i < ${inputs}; i++) sum += W${l}[o * ${inputs} + i] * ${x}[i];
    z${l}[o] = sum;
  }
  ${activation === 'softmax' ? softmax(l, units) : `for (int o = 0; o < ${units}; o++) y_${l}[o] = ${activations[activation](`z${l}[o]`)};`}`,
    backward: `
  ${hasOuterSum ? '' : `for (int o = 0; o < ${units}; o++) dz${l}[o] = dy_${l}[o] * ${slopes[activation](`y_${l}[o]`)};`}
  for (int o = 0; o < ${units}; o++) {
    for (int i = 0; i < ${inputs}; i++) dW${l}[o * ${inputs} + i] += dz${l}[o] * ${x}[i];
    db${l}[o] += dz${l}[o];
  }
  ${
    dx === null
      ? ''
      : `for (int i = 0; i < ${inputs}; i++) ${dx}[i] = 0;
  for (int o = 0; o < ${units}; o++)
    for (int i = 0; i < ${inputs}; i++) ${dx}[i] += dz${l}[o] * W${l}[o * ${inputs} + i];`
  }`,
  }
}

function softmax(l: number, units: number): string {
  return `
  double most = z${l}[0], all = 0;
  for (int o = 1; o < ${units}; o++) if (z${l}[o] > most) most = z${l}[o];
  for (int o = 0; o < ${units}; o++) all += y_${l}[o] = exp(z${l}[o] - most);
  for (int o = 0; o < ${units}; o++) y_${l}[o] /= all;`
}

/** A row of positions innermost, which a compiler turns into vectors. */
function conv2d({ filters, kernelSize, activation }: Conv2dSpec, names: Names): Part {
  const { l, before, after, x, dx } = names
  const [channels, height, width] = before
  const [, down, across] = after
  const [tall, wide] = kernelSize
  const sizes = `[${filters}][${down}][${across}]`
  const along = `for (int h = 0; h < ${across}; h++)`
  const rows = (work: string): string => `
    for (int v = 0; v < ${down}; v++) {${work}
    }`
  /** w is the place of the tap's weight. */
  const taps = (work: string): string => `
    for (int c = 0; c < ${channels}; c++)
      for (int ky = 0; ky < ${tall}; ky++)
        for (int kx = 0; kx < ${wide}; kx++) {
          int w = ((f * ${channels} + c) * ${tall} + ky) * ${wide} + kx;${work}
        }`
  /** i is the place in the image under the tap at the row's first position. */
  const i = `
            int i = (c * ${height} + v + ky) * ${width} + kx;`
  const intoImage = dx === null ? '' : `${along} ${dx}[i + h] += dz${l}[f][v][h] * W${l}[w];`
  const isSmall = channels * tall * wide < 10
  return {
    declare: `static double z${l}${sizes}, y_${l}${sizes}, dy_${l}${sizes}, dz${l}${sizes};`,
    // Whichever is faster: a compiler unrolls a few taps, of many each goes along all rows.
    forward: `
  for (int f = 0; f < ${filters}; f++) {${
    isSmall
      ? rows(`
      ${along} {
        double sum = b${l}[f];${taps(`${i}
          sum += W${l}[w] * ${x}[i + h];`)}
        z${l}[f][v][h] = sum;
      }`)
      : `${rows(`${along} z${l}[f][v][h] = b${l}[f];`)}
    ${taps(
      rows(`${i}
            ${along} z${l}[f][v][h] += W${l}[w] * ${x}[i + h];`),
    )}`
  }
    ${rows(`${along} y_${l}[f][v][h] = ${activations[activation](`z${l}[f][v][h]`)};`)}
  }`,
    backward: `
  ${dx === null ? '' : `for (int i = 0; i < ${sizeOf(before)}; i++) ${dx}[i] = 0;`}
  for (int f = 0; f < ${filters}; f++) {${rows(`
      ${along} dz${l}[f][v][h] = dy_${l}[f][v][h] * ${slopes[activation](`y_${l}[f][v][h]`)};
      ${along} db${l}[f] += dz${l}[f][v][h];
      ${taps(`${i}
            double sum = 0;
            ${along} sum += dz${l}[f][v][h] * ${x}[i + h];
            dW${l}[w] += sum;
            ${intoImage}`)}`)}
  }`,
  }
}

function maxPooling({ poolSize }: MaxPooling2dSpec, { l, before, after, x, dx }: Names): Part {
  const [channels, height, width] = before
  const [, down, across] = after
  const [tall, wide] = poolSize
  const sizes = `[${channels}][${down}][${across}]`
  return {
    declare: `static double y_${l}${sizes}, dy_${l}${sizes}; static int winner${l}${sizes};`,
    forward: `
  for (int c = 0; c < ${channels}; c++)
    for (int v = 0; v < ${down}; v++)
      for (int h = 0; h < ${across}; h++) {
        int winner = (c * ${height} + v * ${tall}) * ${width} + h * ${wide};
        for (int ky = 0; ky < ${tall}; ky++)
          for (int kx = 0; kx < ${wide}; kx++) {
            int i = (c * ${height} + v * ${tall} + ky) * ${width} + h * ${wide} + kx;
            if (${x}[i] > ${x}[winner]) winner = i;
          }
        winner${l}[c][v][h] = winner;
        y_${l}[c][v][h] = ${x}[winner];
      }`,
    backward: `
  for (int i = 0; i < ${sizeOf(before)}; i++) ${dx}[i] = 0;
  for (int c = 0; c < ${channels}; c++)
    for (int v = 0; v < ${down}; v++)
      for (int h = 0; h < ${across}; h++) ${dx}[winner${l}[c][v][h]] += dy_${l}[c][v][h];`,
  }
}

/** Of one feature, with the last output alone. */
function simpleRnn({ units }: SimpleRnnSpec, { l, before, x }: Names): Part {
  const [steps, features] = before
  const each = (work: string): string => `for (int o = 0; o < ${units}; o++) ${work}`
  return {
    declare: `static double z${l}[${steps}][${units}], h${l}[${steps}][${units}], dz${l}[${steps}][${units}], dh${l}[${units}], y_${l}[${units}], dy_${l}[${units}];`,
    forward: `
  for (int t = 0; t < ${steps}; t++) {
    ${each(`{
      double sum = b${l}[o];
      for (int i = 0; i < ${features}; i++) sum += W${l}[o * ${features} + i] * ${x}[t * ${features} + i];
      if (t > 0) for (int i = 0; i < ${units}; i++) sum += U${l}[o * ${units} + i] * h${l}[t - 1][i];
      z${l}[t][o] = sum;
    }`)}
    ${each(`h${l}[t][o] = tanh(z${l}[t][o]);`)}
  }
  ${each(`y_${l}[o] = h${l}[${steps - 1}][o];`)}`,
    backward: `
  ${each(`dh${l}[o] = dy_${l}[o];`)}
  for (int t = ${steps - 1}; t >= 0; t--) {
    ${each(`dz${l}[t][o] = dh${l}[o] * (1 - h${l}[t][o] * h${l}[t][o]);`)}
    ${each(`db${l}[o] += dz${l}[t][o];`)}
    ${each(`for (int i = 0; i < ${features}; i++) dW${l}[o * ${features} + i] += dz${l}[t][o] * ${x}[t * ${features} + i];`)}
    if (t == 0) break;
    ${each(`for (int i = 0; i < ${units}; i++) dU${l}[o * ${units} + i] += dz${l}[t][o] * h${l}[t - 1][i];`)}
    ${each(`dh${l}[o] = 0;`)}
    ${each(`for (int i = 0; i < ${units}; i++) dh${l}[i] += dz${l}[t][o] * U${l}[o * ${units} + i];`)}
  }`,
  }
}

/** The parts of all layers; flatten is only another way to look at y. */
function partsOf({ network, training }: Workload): Part[] {
  const { shapes } = layoutOf(network)
  const parts: Part[] = []
  let x = 'x'
  let dx: string | null = null
  network.layers.forEach((spec, l) => {
    if (spec.type === 'flatten') return
    const hasOuterSum =
      l === network.layers.length - 1 && training.loss === 'categoricalCrossEntropy'
    const names = { l, before: shapes[l], after: shapes[l + 1], x, dx, hasOuterSum }
    if (spec.type === 'dense') parts.push(dense(spec, names))
    else if (spec.type === 'conv2d') parts.push(conv2d(spec, names))
    else if (spec.type === 'maxPooling2d') parts.push(maxPooling(spec, names))
    else if (spec.type === 'simpleRnn') parts.push(simpleRnn(spec, names))
    else throw new Error(`There is no ${spec.type} layer among the workloads.`)
    // As a list, whatever its shape
    const isImage = spec.type === 'conv2d' || spec.type === 'maxPooling2d'
    x = isImage ? `(&y_${l}[0][0][0])` : `y_${l}`
    dx = isImage ? `(&dy_${l}[0][0][0])` : `dy_${l}`
  })
  return parts
}

const letters = { weights: 'W', weightsInput: 'W', weightsHidden: 'U', bias: 'b' } as const

/** The whole program. It takes orders from its input: `train` batches, `measure` seconds, `loss`. */
export function programOf(workload: Workload): string {
  const { network, training, samples, parameters } = workload
  const { blocks, shapes } = layoutOf(network)
  const parts = partsOf(workload)
  const [inputs, outputs] = [sizeOf(shapes[0]), sizeOf(shapes.at(-1)!)]
  const last = network.layers.length - 1
  const isSquared = training.loss === 'meanSquaredError'
  const blockNames = blocks.flatMap(({ name, layer, start }) => {
    const letter = Object.entries(letters).find(([of]) => of === name)![1]
    return [
      `#define ${letter}${layer} (parameters + ${start})`,
      `#define d${letter}${layer} (gradients + ${start})`,
    ]
  })
  return `#include <math.h>
#include <stdio.h>
#include <time.h>

static double parameters[${parameters.length}], gradients[${parameters.length}];
static double inputs[${samples.length}][${inputs}], targets[${samples.length}][${outputs}];
${blockNames.join('\n')}
${parts.map(({ declare }) => declare).join('\n')}

static void forward(const double *x) {${parts.map(({ forward }) => forward).join('\n')}
}

static double loss(const double *t) {
  double sum = 0;
  for (int o = 0; o < ${outputs}; o++) ${
    isSquared
      ? `sum += (y_${last}[o] - t[o]) * (y_${last}[o] - t[o]) / ${outputs};`
      : `if (t[o] != 0) sum -= t[o] * log(y_${last}[o]);`
  }
  return sum;
}

static void backward(const double *x, const double *t) {
  for (int o = 0; o < ${outputs}; o++) ${
    isSquared
      ? `dy_${last}[o] = 2 * (y_${last}[o] - t[o]) / ${outputs};`
      : `dz${last}[o] = y_${last}[o] - t[o];`
  }${parts
    .toReversed()
    .map(({ backward }) => backward)
    .join('\n')}
}

static int next = 0;
/* Summed so that no loss is left out. */
static volatile double losses = 0;

static void train(long batches) {
  for (long batch = 0; batch < batches; batch++) {
    double sum = 0;
    for (int p = 0; p < ${parameters.length}; p++) gradients[p] = 0;
    for (int s = 0; s < ${training.batchSize}; s++) {
      forward(inputs[next]);
      sum += loss(targets[next]);
      backward(inputs[next], targets[next]);
      next = (next + 1) % ${samples.length};
    }
    for (int p = 0; p < ${parameters.length}; p++)
      parameters[p] -= ${training.optimizer.learningRate} * (gradients[p] / ${training.batchSize});
    losses = sum;
  }
}

static double seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec + 1e-9 * now.tv_nsec;
}

static double measure(double wanted) {
  static long stretch = 1;
  double start = seconds(), passed = 0;
  long batches = 0;
  while (passed < wanted) {
    double before = passed;
    train(stretch);
    batches += stretch;
    passed = seconds() - start;
    if (passed - before < 0.002) stretch *= 2;
  }
  return batches * ${training.batchSize} / passed;
}

int main(int count, char **words) {
  FILE *numbers = fopen(words[count - 1], "rb");
  if (!numbers) return 1;
  size_t got = fread(parameters, sizeof(double), ${parameters.length}, numbers);
  got += fread(inputs, sizeof(double), ${samples.length * inputs}, numbers);
  got += fread(targets, sizeof(double), ${samples.length * outputs}, numbers);
  if (got != ${parameters.length + samples.length * (inputs + outputs)}) return 1;
  char order[16];
  double amount;
  while (scanf("%15s %lf", order, &amount) == 2) {
    double answer = 0;
    if (order[0] == 't') train(amount);
    if (order[0] == 'm') answer = measure(amount);
    if (order[0] == 'l') {
      for (int s = 0; s < ${samples.length}; s++) {
        forward(inputs[s]);
        answer += loss(targets[s]) / ${samples.length};
      }
    }
    printf("%.17g\\n", answer);
    fflush(stdout);
  }
  return 0;
}
`
}
