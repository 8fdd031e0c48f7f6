import type { Document } from './bson'

const TRANSIENT = ['TransientTransactionError']

/** The error that a transaction gets when another one has written the same document. */
export const writeConflict: Document = {
  ok: 0,
  code: 112,
  codeName: 'WriteConflict',
  errmsg: 'Write conflict during plan execution and yielding is disabled. Please retry your operation.',
  errorLabels: TRANSIENT,
}

/** The error of a command whose transaction has ended, or has not begun. */
export const noSuchTransaction: Document = {
  ok: 0,
  code: 251,
  codeName: 'NoSuchTransaction',
  errmsg: 'Given transaction number does not match any in-progress transactions.',
  errorLabels: TRANSIENT,
}

/** A refusal of change streams, which would show what a transaction writes before its commit. */
export const noChangeStreams: Document = {
  ok: 0,
  code: 115,
  codeName: 'CommandNotSupported',
  errmsg: 'Change streams are not supported by this stand-in.',
}

/** How a server introduces itself as the primary of the replica set `rs0`. */
export const greeting = (address: string, isLegacy: boolean): Document => ({
  ...(isLegacy ? { ismaster: true } : { isWritablePrimary: true }),
  helloOk: true,
  setName: 'rs0',
  setVersion: 1,
  hosts: [address],
  primary: address,
  me: address,
  secondary: false,
  maxBsonObjectSize: 16_777_216,
  maxMessageSizeBytes: 48_000_000,
  maxWriteBatchSize: 100_000,
  localTime: new Date(),
  logicalSessionTimeoutMinutes: 30,
  minWireVersion: 0,
  maxWireVersion: 17,
  readOnly: false,
  ok: 1,
})
