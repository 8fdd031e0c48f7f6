// What reports of vitest (`--reporter=json`) say, for `.ci/run`:
//   sum REPORT [AGAIN]   tests passed and failed; a file that is in both counts as the second has it
//   files REPORT         the files in which something failed
//   failures REPORT      each failed test's file and name, and the beginning of its error
import { readFileSync } from 'node:fs'

const [, , what, ...paths] = process.argv
const [report, again] = paths.map((path) => JSON.parse(readFileSync(path, 'utf8')).testResults)

const having = (file, status) => file.assertionResults.filter((test) => test.status === status)
// A file that fails outside its tests is one failure.
const failuresOf = (file) => having(file, 'failed').length || (file.status === 'failed' ? 1 : 0)
const failed = report.filter((file) => failuresOf(file) > 0)

const told = {
  sum() {
    const last = new Map([...report, ...(again ?? [])].map((file) => [file.name, file]))
    let [passes, failures] = [0, 0]
    for (const file of last.values()) {
      passes += having(file, 'passed').length
      failures += failuresOf(file)
    }
    return `${passes} ${failures}`
  },
  files: () => failed.map(({ name }) => name).join('\n'),
  failures: () =>
    failed
      .flatMap((file) => {
        const tests = having(file, 'failed').map((test) => [test.fullName, test.failureMessages.join('\n')])
        return (tests.length > 0 ? tests : [['', file.message]]).map((test) => [file.name, ...test])
      })
      .map(([file, name, message]) => `${file} ${name}\n${message.slice(0, 1500)}\n`)
      .join('\n'),
}
process.stdout.write(`${told[what]()}\n`)
