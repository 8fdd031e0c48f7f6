import { type Document, decode, encode } from './bson'

const [OP_REPLY, OP_QUERY, OP_MSG] = [1, 2004, 2013]
const HEADER_BYTES = 16

/** A message of the [wire protocol](https://www.mongodb.com/docs/manual/reference/mongodb-wire-protocol/). */
export interface Message {
  requestId: number
  responseTo: number
  /** The command or the reply. The documents of a sequence are a field of it. */
  body: Document
  /** Whether it has the old form in which drivers greet a server, and expects a reply of that form. */
  isLegacy: boolean
}

/** Returns a reader that is called with the bytes of a connection, and calls `onMessage` for each complete message. */
export function messageReader(onMessage: (message: Message) => void): (bytes: Buffer) => void {
  let pending: Buffer = Buffer.alloc(0)
  return (bytes) => {
    pending = pending.length > 0 ? Buffer.concat([pending, bytes]) : bytes
    while (pending.length >= HEADER_BYTES && pending.length >= pending.readInt32LE(0)) {
      const length = pending.readInt32LE(0)
      onMessage(parse(pending.subarray(0, length)))
      pending = pending.subarray(length)
    }
  }
}

function parse(bytes: Buffer): Message {
  const [requestId, responseTo, opcode] = [bytes.readInt32LE(4), bytes.readInt32LE(8), bytes.readInt32LE(12)]
  if (opcode === OP_QUERY) {
    const afterName = bytes.indexOf(0, HEADER_BYTES + 4) + 1
    return { requestId, responseTo, body: decode(documentAt(bytes, afterName + 8)), isLegacy: true }
  }
  if (opcode !== OP_MSG) throw new Error(`The opcode ${opcode} is not understood.`)
  return { requestId, responseTo, body: parseSections(bytes), isLegacy: false }
}

function parseSections(bytes: Buffer): Document {
  const hasChecksum = (bytes.readUInt32LE(HEADER_BYTES) & 1) !== 0
  const end = bytes.length - (hasChecksum ? 4 : 0)
  let body: Document = {}
  const sequences: Document = {}
  let at = HEADER_BYTES + 4
  while (at < end) {
    const isSequence = bytes[at] === 1
    at += 1
    if (!isSequence) {
      const document = documentAt(bytes, at)
      body = decode(document)
      at += document.length
      continue
    }
    const sectionEnd = at + bytes.readInt32LE(at)
    const nameEnd = bytes.indexOf(0, at + 4)
    const documents: Document[] = []
    sequences[bytes.toString('utf8', at + 4, nameEnd)] = documents
    at = nameEnd + 1
    while (at < sectionEnd) {
      const document = documentAt(bytes, at)
      documents.push(decode(document))
      at += document.length
    }
  }
  return { ...body, ...sequences }
}

const documentAt = (bytes: Buffer, at: number) => bytes.subarray(at, at + bytes.readInt32LE(at))

/** The bytes of a command, or of the reply to a message. */
export function messageBytes({ requestId, responseTo, body, isLegacy }: Message): Buffer {
  const document = encode(body)
  // OP_REPLY: flags, cursor, start and number of documents. OP_MSG: flags and the kind of the only section.
  const prefix = Buffer.alloc(isLegacy ? 20 : 5)
  if (isLegacy) prefix.writeInt32LE(1, 16)
  const header = Buffer.alloc(HEADER_BYTES)
  header.writeInt32LE(HEADER_BYTES + prefix.length + document.length, 0)
  header.writeInt32LE(requestId, 4)
  header.writeInt32LE(responseTo, 8)
  header.writeInt32LE(isLegacy ? OP_REPLY : OP_MSG, 12)
  return Buffer.concat([header, prefix, document])
}
