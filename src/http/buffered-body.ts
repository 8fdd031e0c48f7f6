const BYTES = Symbol.for('assises.buffered-body')

type Bytes = Uint8Array<ArrayBuffer>
type BufferedBody = ReadableStream<Bytes> & { [BYTES]?: Bytes }

/** A response body that holds all its bytes: `readBytes` takes them without a copy, any other reader streams them. */
export function bufferedBody(bytes: Bytes): ReadableStream<Bytes> {
  const pull = (controller: ReadableStreamDefaultController<Bytes>) => {
    controller.enqueue(bytes)
    controller.close()
  }
  const body: BufferedBody = new ReadableStream<Bytes>({ pull }, { highWaterMark: 0 })
  body[BYTES] = bytes
  return body
}

/** The bytes of a response, in a buffer of their own. */
export async function readBytes(response: Response): Promise<Bytes> {
  return (response.body as BufferedBody | null)?.[BYTES] ?? new Uint8Array(await response.arrayBuffer())
}
