// Required by every thread of a process before anything else: notes on the standard error which packages of OpenTelemetry it loads.
const { Module } = require('node:module')
const { threadId } = require('node:worker_threads')

const load = Module._load
Module._load = function note(name, ...rest) {
  if (/^@opentelemetry\/(?!api$)/.test(name)) process.stderr.write(`thread ${threadId} loads ${name}\n`)
  return load.call(this, name, ...rest)
}
