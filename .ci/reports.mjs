// Reads reports of vitest (`--reporter=json`) for `.ci/run`:
//   sum REPORT [AGAIN]   tests passed and failed; for a file in both reports the second one counts
//   files REPORT         the files with failures
//   failures REPORT      file, name and beginning of the error of each failed test
import { readFileSync } from 'node:fs'

const [, , what, ...paths] = process.argv
const [report, again] = paths.map((path) => JSON.parse(readFileSync(path, 'utf8')).testResults)

const having = (file, status) => file.assertionResults.filter((test) => test.status === status)
// A file that fails outside its tests counts as one failure.
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
