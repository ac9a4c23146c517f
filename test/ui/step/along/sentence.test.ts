import { describe, expect, it } from 'vitest'
import { plain } from '../../../../src/ui/step/pieces.ts'
import { captionOf, type Shown } from '../../../../src/ui/step/along/sentence.ts'
import { alice, bob, moment } from '../moments.ts'

const setting = moment()
const shown: Shown = {
  setting,
  parameter: 0,
  of: 'sample',
  sample: 'Alice',
  left: 0,
  standing: { value: -0.068, loss: 0.1096, slope: 0.0329 },
  landing: { value: -0.0713 },
  isRule: false,
}
const say = (change: Partial<Shown> = {}): string => plain(captionOf({ ...shown, ...change }))

describe('the caption', () => {
  it('says where the parameter stands, how the loss changes with it, and where the next update goes', () => {
    expect(say()).toBe(
      'At w1 = −0.068 Alice’s loss is 0.110 and rises with w1: slope 0.033. The next update goes to −0.071.',
    )
    expect(say({ standing: { ...shown.standing, slope: -2 } })).toContain(
      'falls as w1 rises: slope −2.',
    )
    expect(say({ standing: { ...shown.standing, slope: 0 } })).toContain('is level: slope 0.')
    expect(say({ standing: { ...shown.standing, loss: Infinity } })).toContain(
      'At w1 = −0.068 Alice’s loss is not a number.',
    )
  })

  it('of all samples says that the next update is for some alone', () => {
    const two = moment({ samples: [alice, bob] })
    expect(say({ of: 'all', setting: two })).toContain(
      'the mean loss is 0.110 and rises with w1: slope 0.033. The next update, for Alice alone, goes to',
    )
    const all = moment({ samples: [alice, bob], batch: { seen: 1, size: 2 } })
    expect(say({ of: 'all', setting: all })).toContain('The next update goes to')
    expect(say({ setting: all })).toContain('The next update, for its whole batch, goes to')
  })

  it('says when nothing moves, or too far', () => {
    expect(say({ landing: null, left: 2 })).toContain(
      'Nothing moves yet: the batch ends 2 samples after Alice.',
    )
    expect(say({ landing: null, left: 1 })).toContain('the batch ends one sample after Alice.')
    expect(say({ landing: { value: shown.standing.value } })).toContain(
      'The next update leaves it there.',
    )
    expect(say({ landing: { value: Infinity } })).toContain('The next update would blow up.')
    expect(say({ landing: undefined })).not.toContain('update')
  })

  it('says what else moves it, and what the curve leaves out', () => {
    const { training } = setting
    const withTraining = (change: Partial<typeof training>) => ({
      ...setting,
      training: { ...training, ...change },
    })
    expect(
      say({ setting: withTraining({ optimizer: { type: 'adam', learningRate: 0.1 } }) }),
    ).toContain('goes to −0.071, by Adam.')
    expect(
      say({
        setting: withTraining({ optimizer: { type: 'sgd', learningRate: 0.1, momentum: 0.9 } }),
      }),
    ).toContain('goes to −0.071, with its momentum.')
    expect(say({ setting: withTraining({ regularization: { type: 'l2', rate: 0.1 } }) })).toContain(
      'The curve is without the penalty on large weights.',
    )
    expect(say({ isRule: true })).toContain('The rule takes 0.033 in place of a slope.')
  })
})
