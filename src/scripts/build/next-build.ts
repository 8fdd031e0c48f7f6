import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import { buildEnvironment } from '../../env'
import { StartError } from '../../errors'

const steps: [RegExp, string][] = [
  [/Creating an optimized/, 'compilation'],
  [/Running TypeScript/, 'vérification des types'],
  [/Collecting page data/, 'lecture des pages'],
  [/Generating static/, 'pages fixes'],
  [/Finalizing/, 'finitions'],
]

/** Runs `next build` without the settings of the site, so that no secret can end in its output; reports each step. */
export async function nextBuild(onStep: (step: string) => void, signal?: AbortSignal): Promise<void> {
  const next = createRequire(import.meta.url).resolve('next/dist/bin/next')
  const child = spawn(process.execPath, [next, 'build'], {
    env: buildEnvironment(),
    signal,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    createInterface(stream).on('line', (line) => {
      output.push(line)
      const step = steps.find(([pattern]) => pattern.test(line))
      if (step) onStep(step[1])
    })
  }
  const [code] = (await once(child, 'close')) as [number | null]
  if (code === 0) return
  throw new StartError(`${output.join('\n')}\n\nLa construction a échoué : corrigez l’erreur ci-dessus, puis relancez.`)
}
