const WHOLE = Symbol.for('assises.whole-body')

type Bytes = Uint8Array<ArrayBuffer>
type Body = ReadableStream<Bytes> & { [WHOLE]?: Bytes }

/** A body whose bytes are all there: `bytesOf` takes them as they are, any other reader gets them as from any stream. */
export function bufferedBody(bytes: Bytes): ReadableStream<Bytes> {
  const pull = (controller: ReadableStreamDefaultController<Bytes>) => {
    controller.enqueue(bytes)
    controller.close()
  }
  const body: Body = new ReadableStream<Bytes>({ pull }, { highWaterMark: 0 })
  body[WHOLE] = bytes
  return body
}

/** The bytes of a response, in a buffer of their own. */
export async function readBytes(response: Response): Promise<Bytes> {
  return (response.body as Body | null)?.[WHOLE] ?? new Uint8Array(await response.arrayBuffer())
}
