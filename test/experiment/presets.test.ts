import { describe, expect, it } from 'vitest'
import { createTimeline } from '../../src/engine/timeline.ts'
import { check } from '../../src/experiment/check.ts'
import { datasetOf } from '../../src/experiment/experiment.ts'
import { presets, runOf } from '../../src/experiment/presets.ts'
import { openingFrame } from '../../src/worker/opening.ts'

describe.each(Object.entries(presets))('the preset %s', (_, experiment) => {
  it('is a document like any other', () => {
    expect(check(experiment)).toEqual({ ok: true, value: runOf(experiment) })
  })
})

describe('the experiment that the page opens with', () => {
  const experiment = presets.heightAndWeight
  const { samples } = datasetOf(experiment)

  it('is visibly wrong at first', () => {
    const { loss, predictions } = openingFrame(runOf(experiment))
    const wrong = samples.filter(
      ({ target: [target] }, s) => predictions[s] > 0.5 !== (target === 1),
    )
    expect(loss).toBeGreaterThan(0.35)
    expect(wrong.length).toBeGreaterThanOrEqual(3)
  })

  it('starts with hidden neurons that have not made up their mind about Alice', () => {
    const [hidden] = openingFrame(runOf(experiment)).layers
    for (const output of hidden.outputs) expect(Math.abs(output - 0.5)).toBeLessThan(0.4)
  })

  it('learns smoothly in 700 to 1000 samples: three seconds at the first visit’s pace', () => {
    const { network, training, seed, parameters } = experiment
    const timeline = createTimeline({ network, training, samples, seed, parameters }, [])
    timeline.advance(1000)
    const learnt = timeline.points.find(({ loss }) => loss < 0.01)
    expect(learnt?.epoch).toBeGreaterThan(175)
    const falls = timeline.points.slice(1).map(({ loss }, k) => timeline.points[k].loss - loss)
    expect(Math.min(...falls)).toBeGreaterThan(0)
    expect(Math.max(...falls)).toBeLessThan(0.05)
  })
})
