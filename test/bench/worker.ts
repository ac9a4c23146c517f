/**
 * The host in a worker of a browser, in the state of the page's own: there every frame gives a buffer
 * away, and from the first on V8 asks at each read of any typed array whether it still has its own.
 */
import { createHost, type Question } from './host.ts'

const { buffer } = new Float64Array(100)
structuredClone(buffer, { transfer: [buffer] })

const answer = createHost()
self.addEventListener('message', ({ data }: MessageEvent<Question>) => {
  void answer(data).then((given) => self.postMessage(given))
})
