/** What an action answers. */

/** A promise that a panel may leave alone: when training is off, a notice has said so already. */
export function quiet(answer: Promise<void>): Promise<void> {
  answer.catch(() => undefined)
  return answer
}

export function refuse(sentence: string): Promise<never> {
  return Promise.reject(new RangeError(sentence))
}
