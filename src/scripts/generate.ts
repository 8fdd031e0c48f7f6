import { runGenerator } from './generated/run'

const { code, output } = await runGenerator(process.argv.slice(2), true)
if (output) console.error(output)
process.exitCode = code ?? 1
