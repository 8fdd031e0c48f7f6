/**
 * Remembers what PBKDF2 derives from a password and a salt: an account that has just been created then logs in without the same
 * 600,000 rounds again, a tenth of a second of work. The results are those of Node.
 */
import crypto from 'node:crypto'

type Derive = typeof crypto.pbkdf2
type Arguments = Parameters<Derive>

const MOST = 200
/** Returns `derive` with a memory of its last results. */
function withMemory(derive: Derive): Derive {
  const results = new Map<string, Buffer>()
  return (...[password, salt, rounds, length, digest, callback]: Arguments) => {
    if (typeof password !== 'string' || typeof salt !== 'string') {
      derive(password, salt, rounds, length, digest, callback)
      return
    }
    const name = JSON.stringify([password, salt, rounds, length, digest])
    const known = results.get(name)
    if (known) {
      setImmediate(callback, null, Buffer.from(known))
      return
    }
    derive(password, salt, rounds, length, digest, (error, result) => {
      if (!error) results.set(name, Buffer.from(result))
      if (results.size > MOST) results.delete(results.keys().next().value ?? '')
      callback(error, result)
    })
  }
}

// This module is evaluated for each file; Node's function is replaced once in a process.
const key = Symbol.for('assises-test.derivations')
const shared: typeof globalThis & { [key]?: Derive } = globalThis
shared[key] ??= withMemory(crypto.pbkdf2)
crypto.pbkdf2 = shared[key]
