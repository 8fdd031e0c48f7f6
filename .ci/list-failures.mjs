// What failed in a report of vitest (`--reporter=json`): each test's file, name and the beginning of its error.
import { readFileSync } from 'node:fs'

const [, , path] = process.argv

function* failures() {
  for (const file of JSON.parse(readFileSync(path, 'utf8')).testResults) {
    const failed = file.assertionResults.filter(({ status }) => status === 'failed')
    if (file.status === 'failed' && failed.length === 0) yield [file.name, file.message]
    for (const test of failed) yield [`${file.name} > ${test.fullName}`, test.failureMessages.join('\n')]
  }
}

try {
  for (const [name, message] of failures()) process.stdout.write(`${name}\n${message.slice(0, 1500)}\n\n`)
} catch (error) {
  process.stdout.write(`${path}: no report (${error.message})\n`)
}
