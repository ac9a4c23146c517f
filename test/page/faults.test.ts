/** What goes wrong on the page, by the rows of the first table of faults (see DESIGN.md): it costs one sentence, never the run. */
import type { Page } from 'playwright'
import { expect } from 'playwright/test'
import { describe, it } from 'vitest'
import type { Run } from '../../src/experiment/experiment.ts'
import { articleRun, firstParameters, stepped, samples } from '../support/article.ts'
import { createVisits, findings } from '../support/page.ts'
import { cell, learningRate, parameters, position, reading } from '../support/read.ts'

const visit = createVisits()

async function typeRate(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Learning rate' }).fill(text)
  await page.keyboard.press('Enter')
}

/** A linear neuron with one weight 1, whose step on input 1 and target 0 multiplies its output by 1 − 4 · rate. */
function lineRun(rate: number): Run {
  const { experiment } = articleRun
  return {
    ...articleRun,
    experiment: {
      ...experiment,
      data: {
        ...experiment.data,
        source: {
          type: 'samples',
          input: [1],
          target: [1],
          samples: [{ input: [1], target: [0] }],
        },
      },
      network: {
        ...experiment.network,
        input: [1],
        layers: [{ type: 'dense', units: 1, activation: 'linear' }],
      },
      training: {
        ...experiment.training,
        optimizer: { ...experiment.training.optimizer, learningRate: rate },
      },
      parameters: [1, 0],
    },
  }
}

describe('row 1: a learning rate that is no number', () => {
  it('stays in the field; the last rate stays in force', async () => {
    const page = await visit()
    for (const text of ['abc', '', '-', '1e']) {
      await typeRate(page, text)
      const field = page.getByRole('textbox', { name: 'Learning rate' })
      await expect(page.getByText('Not a number. Still using 0.1.')).toBeVisible()
      await expect(field).toHaveValue(text)
      await expect(field).toHaveAttribute('aria-invalid', 'true')
      await expect(field).toHaveAccessibleDescription(/Not a number/)
      expect(await learningRate(page)).toBe(0.1)
      if (text === 'abc') expect(await findings(page)).toEqual([])

      await field.press('Escape')
      await expect(field).toHaveValue('0.1')
      await expect(page.getByText('Not a number.')).toBeHidden()
    }
  })
})

describe('row 2: a number in another spelling', () => {
  it('is a learning rate or a weight as meant', async () => {
    const page = await visit()
    for (const [text, rate] of [
      ['0,2', 0.2],
      [' 1e-3 ', 0.001],
      ['.5', 0.5],
    ] as const) {
      await typeRate(page, text)
      await expect.poll(() => learningRate(page)).toBe(rate)
      await expect(page.getByRole('textbox', { name: 'Learning rate' })).toHaveValue(String(rate))
      await expect(page.getByText(/Not a number|Set to/)).toBeHidden()
    }
    // With a real minus sign.
    await page.getByRole('spinbutton', { name: 'Weight w1' }).click()
    await page.locator(':focus').fill('−0,5')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await parameters(page))[0]).toBe(-0.5)
  })
})

describe('row 3: a learning rate out of range', () => {
  it('becomes 100 or 0, and the page says so; 0 is allowed, and changes nothing', async () => {
    const page = await visit()
    for (const text of ['Infinity', '1e999', '5000']) {
      await typeRate(page, '0.3')
      await expect(page.getByText('Highest is 100. Set to 100.')).toBeHidden()
      await typeRate(page, text)
      await expect(page.getByText('Highest is 100. Set to 100.')).toBeVisible()
      await expect.poll(() => learningRate(page)).toBe(100)
    }
    await typeRate(page, '−3')
    await expect(page.getByText('Lowest is 0. Set to 0.')).toBeVisible()
    await expect.poll(() => learningRate(page)).toBe(0)
    await typeRate(page, '0')
    await expect(page.getByText('With 0, nothing changes. Try it.')).toBeVisible()
    const before = await parameters(page)
    await page.getByRole('button', { name: 'Step', exact: true }).click()
    await expect.poll(() => position(page)).toBe(1)
    expect(await parameters(page)).toEqual(before)
  })
})

describe('row 4: a weight that is too large or none', () => {
  it('is refused, and Escape brings the old one back; so is a run that has one, and the old run stays', async () => {
    const page = await visit()
    for (const text of ['1e308', 'Infinity', '−1e7']) {
      const before = await parameters(page)
      await page.getByRole('spinbutton', { name: 'Weight w1' }).click()
      await page.locator(':focus').fill(text)
      await page.keyboard.press('Enter')
      await expect(page.getByText('Weights go from −1,000,000 to 1,000,000.').first()).toBeVisible()
      expect(await parameters(page)).toEqual(before)
      await page.keyboard.press('Escape')
      await expect(page.getByText('Weights go from')).toBeHidden()
      expect(await parameters(page)).toEqual(before)
    }
    const before = await parameters(page)
    await page.getByRole('spinbutton', { name: 'Weight w1' }).click()
    await page.locator(':focus').fill('NaN')
    await page.keyboard.press('Enter')
    await expect(page.getByText(/Not a number\./).first()).toBeVisible()
    expect(await parameters(page)).toEqual(before)
    // A script is refused the same.
    await page.keyboard.press('Escape')
    for (const value of [NaN, Infinity, 1e308]) {
      const answer = await page.evaluate(
        (weight) =>
          backstep.setParameter(0, weight).then(
            () => 'set',
            () => 'refused',
          ),
        value,
      )
      expect(answer).toBe('refused')
    }
    expect(await parameters(page)).toEqual(before)
    const run = await page.evaluate(() => backstep.run)
    const broken = {
      ...articleRun,
      experiment: { ...articleRun.experiment, parameters: ['NaN', ...firstParameters.slice(1)] },
    }
    const answer = await page.evaluate(
      (run) =>
        backstep.open(run).then(
          () => 'opened',
          () => 'refused',
        ),
      broken,
    )
    expect(answer).toBe('refused')
    expect(await page.evaluate(() => backstep.run)).toEqual(run)
  })
})

describe('row 5: training blows up', () => {
  it('the last sound step stays, the page says what happened and offers a smaller rate', async () => {
    const page = await visit()
    await page.evaluate((run) => backstep.open(run), lineRun(100))
    await page.getByRole('button', { name: 'Train', exact: true }).click()

    const alert = page.getByRole('alert').filter({ hasText: 'Training blew up at step' })
    await expect(alert).toBeVisible()
    const back = await position(page)
    await expect(alert).toContainText(`Training blew up at step ${back + 1}.`)
    await expect(alert).toContainText('The weights grew past what numbers can hold.')
    await expect(alert).toContainText(`You are back at step ${back}.`)
    expect((await parameters(page)).every(Number.isFinite)).toBe(true)
    expect(back).toBeGreaterThan(50)
    await page.getByRole('button', { name: 'Train', exact: true }).waitFor()
    expect(await findings(page)).toEqual([])

    await page.getByRole('button', { name: /^Use learning rate/ }).click()
    await expect.poll(() => learningRate(page)).toBeLessThan(100)
    await expect(alert).toBeHidden()
    // The weights are past saving, but the start is not.
    await page.getByRole('button', { name: 'Reset', exact: true }).click()
    await expect.poll(() => position(page)).toBe(0)
    await page.getByRole('button', { name: 'Step', exact: true }).click()
    await expect.poll(() => position(page)).toBe(1)
    expect(await learningRate(page)).toBe(10)
  })
})

describe('row 6: the loss explodes but stays a number', () => {
  it('training goes on; the page says why and turns the scale logarithmic', async () => {
    const page = await visit()
    await page.evaluate((run) => backstep.open(run), lineRun(0.625))
    await page.evaluate(() => backstep.step('sample', 30))
    await expect(page.getByText('Loss is rising. The learning rate may be too high.')).toBeVisible()
    await expect(page.getByText(/logarithmic/).first()).toBeVisible()
    await page.getByRole('button', { name: 'Step', exact: true }).click()
    await expect.poll(() => position(page)).toBe(31)
    // Each step multiplies the output by −1.5, so the loss by 2.25.
    const { loss } = await page.evaluate(() => backstep.frame)
    expect(loss / 2.25 ** 31).toBeCloseTo(1, 9)
  })
})

describe('rows 30 and 31: the worker dies or hangs', () => {
  /** The worker's script cannot be had, now or later. */
  const withoutScript = async (page: Page): Promise<void> => {
    await page.route(/worker[^/]*\.js/, (route) => route.fulfill({ status: 404, body: '' }))
  }

  /**
   * The first worker dies, as if it had thrown, at the first command to train. From the first Pause on
   * the second one hears nothing more.
   */
  const dyingOnce = async (page: Page): Promise<void> => {
    await page.addInitScript(() => {
      const post = Worker.prototype.postMessage
      const seen: Worker[] = []
      const hanging = new Set<Worker>()
      Object.assign(Worker.prototype, {
        postMessage(this: Worker, message: { type: string }, transfer: Transferable[] = []) {
          if (!seen.includes(this)) seen.push(this)
          if (this === seen[1] && message.type === 'pause') hanging.add(this)
          if (this === seen[0] && message.type === 'train')
            this.dispatchEvent(new ErrorEvent('error', { message: 'It threw.' }))
          else if (!hanging.has(this)) Reflect.apply(post, this, [message, transfer])
        },
      })
    })
  }

  it('once: another one takes over where it was, paused; it hangs: Pause answers and another one is offered', async () => {
    const page = await visit({ before: dyingOnce })
    await page.evaluate((run) => backstep.open(run), articleRun)
    await page.evaluate(() => backstep.step('sample', 3))
    const before = await parameters(page)
    await page.getByRole('button', { name: 'Train', exact: true }).click()

    await expect(page.getByText('The trainer stopped. Restarted at step 3.').first()).toBeVisible()
    await page.getByRole('button', { name: 'Train', exact: true }).waitFor()
    expect(await parameters(page)).toEqual(before)
    await page.getByRole('button', { name: 'Step', exact: true }).click()
    await expect.poll(() => position(page)).toBe(4)
    const expected = stepped(before, samples[3], 0.1)
    const now = await parameters(page)
    expected.forEach((value, p) => expect(now[p]).toBeCloseTo(value, 9))

    await page.getByRole('button', { name: 'Train', exact: true }).click()
    await expect.poll(() => position(page)).toBeGreaterThan(4)
    await page.getByRole('button', { name: 'Pause', exact: true }).click()
    await page.getByRole('button', { name: 'Train', exact: true }).waitFor({ timeout: 2000 })
    await expect(page.getByText('The trainer does not answer.')).toBeVisible({ timeout: 20_000 })
    expect(await findings(page)).toEqual([])
    const last = await parameters(page)
    const place = await position(page)
    await page.getByRole('button', { name: 'Restart the trainer' }).click()
    await expect(page.getByText(/The trainer stopped\. Restarted at step/)).toBeVisible()
    expect(await position(page)).toBe(place)
    expect(await parameters(page)).toEqual(last)
    await page.getByRole('button', { name: 'Step', exact: true }).click()
    await expect.poll(() => position(page)).toBe(place + 1)
  })

  it('again and again: training is off, the rest of the page works, and the details can be copied', async () => {
    const page = await visit({
      before: withoutScript,
      provokes: /404/,
      options: { permissions: ['clipboard-read', 'clipboard-write'] },
    })
    const notice = page
      .getByText('It keeps stopping. Training is off; everything else works.')
      .first()
    await expect(notice).toBeVisible({ timeout: 20_000 })
    await page.getByRole('button', { name: 'Copy details' }).click()
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).not.toBe('')

    expect(await cell(page, 'Alice', 'ŷ')).toBeGreaterThan(0)
    expect(await reading(page, 'loss')).toBeGreaterThan(0)
    await page.getByRole('tab', { name: 'Backward' }).click()
    await expect(page.getByRole('tabpanel')).toBeVisible()
    expect(await findings(page)).toEqual([])
  })
})

describe('row 38: hasty hands', () => {
  it('a double click is two steps, and keys held down do as much as they repeat', async () => {
    const page = await visit()
    await page.getByRole('button', { name: 'Step', exact: true }).dblclick()
    await expect.poll(() => position(page)).toBe(2)
    await page.waitForTimeout(300)
    expect(await position(page)).toBe(2)

    // A key held down makes as many steps as it repeats, and no more.
    await page.locator('#main').focus()
    for (let repeat = 0; repeat < 40; repeat++) await page.keyboard.down('ArrowRight')
    await page.keyboard.up('ArrowRight')
    await expect.poll(() => position(page)).toBe(42)
    await page.waitForTimeout(300)
    expect(await position(page)).toBe(42)

    // A space bar held down switches training once.
    for (let repeat = 0; repeat < 5; repeat++) await page.keyboard.down('Space')
    await page.keyboard.up('Space')
    await page.getByRole('button', { name: 'Pause', exact: true }).waitFor()
    const first = await position(page)
    await expect.poll(() => position(page)).toBeGreaterThan(first)
  })

  it('undo while training takes the edit back and leaves one loop', async () => {
    const page = await visit()
    const [before] = await parameters(page)
    await page.getByRole('spinbutton', { name: 'Weight w1' }).click()
    await page.locator(':focus').fill('3')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await parameters(page))[0]).toBe(3)
    await page.getByRole('button', { name: 'Train', exact: true }).click()
    await expect.poll(() => position(page)).toBeGreaterThan(20)
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await expect.poll(() => page.evaluate(() => backstep.run.edits)).toEqual([])
    await page.evaluate(() => backstep.pause())
    const paused = await position(page)
    await page.waitForTimeout(300)
    expect(await position(page)).toBe(paused)
    await page.getByRole('button', { name: 'Reset', exact: true }).click()
    await expect.poll(async () => (await parameters(page))[0]).toBe(before)
  })

  it('a layer taken away in the midst of training leaves a sound network', async () => {
    const page = await visit()
    const layers = (): Promise<number> =>
      page.evaluate(() => backstep.run.experiment.network.layers.length)
    const train = async (): Promise<void> => {
      await page.evaluate(() => backstep.train())
      const from = await position(page)
      await expect.poll(() => position(page)).toBeGreaterThan(from)
    }

    await train()
    await page.getByRole('button', { name: 'Add hidden layer' }).click()
    await expect.poll(layers).toBe(3)
    await train()
    await page.getByRole('button', { name: 'Remove hidden layer 1' }).click()
    await expect.poll(layers).toBe(2)
    await train()
    await page.evaluate(() => backstep.pause())

    const before = await position(page)
    await page.getByRole('button', { name: 'Step', exact: true }).click()
    await expect.poll(() => position(page)).toBe(before + 1)
    const now = await parameters(page)
    expect(now).toHaveLength(9)
    expect(now.every(Number.isFinite)).toBe(true)
  })

  it('a drag that leaves the window ends when the button is let go there', async () => {
    const page = await visit()
    const box = (await page.getByRole('spinbutton', { name: 'Weight w1' }).boundingBox())!
    const [before] = await parameters(page)
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await page.mouse.down()
    await page.mouse.move(box.x, box.y - 30, { steps: 4 })
    await page.mouse.move(-200, -200, { steps: 4 })
    await expect.poll(async () => (await parameters(page))[0]).not.toBe(before)
    await page.mouse.up()
    await page.waitForTimeout(100)
    const left = await parameters(page)
    await page.mouse.move(300, 300, { steps: 4 })
    await page.mouse.move(box.x, box.y, { steps: 4 })
    await page.waitForTimeout(100)
    expect(await parameters(page)).toEqual(left)
  })
})

describe('row 40: one view fails', () => {
  /** Nothing can be painted on a canvas beside the stage until `repairCanvas` is called. */
  const breakCanvas = async (page: Page): Promise<void> => {
    await page.addInitScript(() => {
      const real = HTMLCanvasElement.prototype.getContext
      function broken(this: HTMLCanvasElement): unknown {
        if (this.closest('#stage')) return Reflect.apply(real, this, ['2d'])
        throw new Error('The canvas is broken.')
      }
      Object.assign(HTMLCanvasElement.prototype, { getContext: broken })
      Object.assign(globalThis, {
        repairCanvas: () => Object.assign(HTMLCanvasElement.prototype, { getContext: real }),
      })
    })
  }

  it('only that one falls; the rest works, and it comes back by Try again', async () => {
    const page = await visit({ before: breakCanvas, provokes: /canvas is broken/ })
    await expect(page.getByText('This view failed. The experiment is fine.')).toHaveCount(1)
    expect(await findings(page)).toEqual([])
    await page.getByRole('button', { name: 'Step', exact: true }).click()
    await expect.poll(() => position(page)).toBe(1)
    await expect(page.getByRole('table', { name: 'Data' })).toBeVisible()

    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByText('This view failed.')).toHaveCount(1)
    await page.evaluate('repairCanvas()')
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByText('This view failed.')).toHaveCount(0)
    await expect(page.locator('canvas').last()).toBeVisible()
  })

  it('the curve stays where the chart library cannot be had', async () => {
    let refused = 0
    const page = await visit({
      provokes: /ERR_FAILED/,
      before: async (opened) => {
        await opened.route(/assets\/.*\.js$/, async (route) => {
          const answer = await route.fetch()
          const isChart = (await answer.text()).includes('recharts-surface')
          if (isChart) refused++
          await (isChart ? route.abort() : route.fulfill({ response: answer }))
        })
      },
    })
    await expect.poll(() => refused).toBe(1)
    const loss = page.getByRole('region', { name: 'Loss' })
    await expect(loss.locator('svg').first()).toBeVisible()
    await page.evaluate(() => backstep.step('epoch', 20))
    await expect(loss).toContainText('20 epochs')
    await expect(loss.locator('svg').first()).toBeVisible()
    await loss.getByRole('radio', { name: 'Accuracy' }).click()
    await expect(loss).toContainText('Training accuracy rose from 0 % to 100 % in 20 epochs.')
    await expect(
      loss.getByRole('img', { name: 'Training and test accuracy by epoch.' }),
    ).toBeVisible()
    await expect(page.getByText('This view failed.')).toHaveCount(0)
  })
})
