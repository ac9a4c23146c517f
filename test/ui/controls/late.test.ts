import { createElement, type ComponentType } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { fetchSeldom, fetchWaiting, late } from '../../../src/ui/controls/late.tsx'

type Greeting = ComponentType<{ name: string }>

const hello: Greeting = ({ name }) => createElement('p', null, `Hello ${name}`)

function shown(View: Greeting): string {
  return renderToStaticMarkup(createElement(View, { name: 'Alice' }))
}

/** Lets everything that has been fetched arrive. */
function arrival(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

describe('a late view', () => {
  it('shows nothing until it is fetched, and then renders at once', async () => {
    const View = late(() => Promise.resolve(hello))
    expect(shown(View)).not.toContain('Hello')
    fetchWaiting()
    await arrival()
    expect(shown(View)).toBe('<p>Hello Alice</p>')
  })

  it('is fetched once', async () => {
    let count = 0
    const View = late(() => {
      count++
      return Promise.resolve(hello)
    })
    fetchWaiting()
    shown(View)
    await arrival()
    fetchWaiting()
    shown(View)
    expect(count).toBe(1)
  })

  it('is asked for again after it could not be had', async () => {
    let isOnline = false
    const View = late(() =>
      isOnline ? Promise.resolve(hello) : Promise.reject(new Error('No network')),
    )
    fetchWaiting()
    await arrival()
    isOnline = true
    shown(View)
    await arrival()
    expect(shown(View)).toBe('<p>Hello Alice</p>')
  })

  it('that is seldom shown waits for an idle page, or until it is shown', async () => {
    const fetched: string[] = []
    const seldom = (name: string): Greeting =>
      late(() => {
        fetched.push(name)
        return Promise.resolve(hello)
      }, 'seldom')
    seldom('one')
    const Shown = seldom('two')
    fetchWaiting()
    await arrival()
    expect(fetched).toEqual([])
    shown(Shown)
    expect(fetched).toEqual(['two'])
    await fetchSeldom(arrival)
    expect(fetched).toEqual(['two', 'one'])
  })
})
