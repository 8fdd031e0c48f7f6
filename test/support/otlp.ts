/** A span as a collector receives it. */
export interface ReceivedSpan {
  traceId: string
  spanId: string
  parentId: string
  name: string
  kind: number
  /** 2 when it has failed. */
  status: number
  attributes: Record<string, boolean | number | string>
  /** Those of the process that made it. */
  resource: Record<string, boolean | number | string>
}

type Value = Buffer | bigint

/** Reads the fields of a message of Protocol Buffers, by number: bytes, or a number. Throws when it is cut short. */
function fieldsOf(message: Buffer): Map<number, Value[]> {
  const fields = new Map<number, Value[]>()
  let at = 0
  const varint = (): bigint => {
    for (let [value, shift] = [0n, 0n]; ; shift += 7n) {
      const byte = message.readUInt8(at)
      at += 1
      value |= BigInt(byte & 0x7f) << shift
      if (byte < 0x80) return value
    }
  }
  const bytes = (length: number): Buffer => {
    if (at + length > message.length) throw new Error('The message is cut short.')
    at += length
    return message.subarray(at - length, at)
  }
  const readers: Record<number, () => Value> = {
    0: varint,
    1: () => bytes(8),
    2: () => bytes(Number(varint())),
    5: () => bytes(4),
  }
  while (at < message.length) {
    const tag = Number(varint())
    const value = readers[tag & 7]?.()
    if (value === undefined) throw new Error(`There is no wire type ${tag & 7}.`)
    fields.set(tag >> 3, [...(fields.get(tag >> 3) ?? []), value])
  }
  return fields
}

const messages = (message: Buffer, field: number): Buffer[] =>
  (fieldsOf(message).get(field) ?? []).filter((value) => Buffer.isBuffer(value))

function attributesIn(message: Buffer, field: number): ReceivedSpan['attributes'] {
  return Object.fromEntries(
    messages(message, field).map((pair) => {
      const [key, value] = [messages(pair, 1)[0], messages(pair, 2)[0]]
      return [String(key), readValue(fieldsOf(value ?? Buffer.alloc(0)))]
    }),
  )
}

function readValue(fields: Map<number, Value[]>): boolean | number | string {
  const [[kind, [value]] = [0, []]] = fields
  if (kind === 2) return value === 1n
  if (kind === 4 && Buffer.isBuffer(value)) return value.readDoubleLE()
  return Buffer.isBuffer(value) ? value.toString('utf8') : Number(value)
}

function spanOf(span: Buffer, resource: ReceivedSpan['resource']): ReceivedSpan {
  const fields = fieldsOf(span)
  const hex = (field: number) => messages(span, field)[0]?.toString('hex') ?? ''
  const status = fieldsOf(messages(span, 15)[0] ?? Buffer.alloc(0)).get(3)?.[0] ?? 0n
  return {
    traceId: hex(1),
    spanId: hex(2),
    parentId: hex(4),
    name: String(messages(span, 5)[0]),
    kind: Number(fields.get(6)?.[0] ?? 0n),
    status: Number(status),
    attributes: attributesIn(span, 9),
    resource,
  }
}

/**
 * Reads the spans of an `ExportTraceServiceRequest` of OTLP by the numbers of its `.proto` files, without the package that has
 * written it.
 */
export const spansOf = (request: Buffer): ReceivedSpan[] =>
  messages(request, 1).flatMap((ofResource) => {
    const resource = attributesIn(messages(ofResource, 1)[0] ?? Buffer.alloc(0), 1)
    return messages(ofResource, 2).flatMap((scope) => messages(scope, 2).map((span) => spanOf(span, resource)))
  })
