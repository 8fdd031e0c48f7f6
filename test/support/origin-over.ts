import { serveApplication } from '../../src/delivery/application-server'
import type { Handler } from '../../src/delivery/handler'
import { Origin } from '../../src/delivery/origin'

/** An application of this thread, as the cache asks it. */
export async function originOver(answer: Handler): Promise<{ origin: Origin; close(): Promise<void> }> {
  const application = await serveApplication(answer, (fill, reading) => origin.hear(fill, reading))
  const origin = new Origin({ port: application.port, timeoutMs: 10_000 })
  return { origin, close: application.close }
}
