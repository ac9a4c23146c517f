/** The host in a worker of a browser. */
import { createHost, type Question } from './host.ts'

const answer = createHost()
self.addEventListener('message', ({ data }: MessageEvent<Question>) => {
  void answer(data).then((given) => self.postMessage(given))
})
