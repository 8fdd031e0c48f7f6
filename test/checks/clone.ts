import { spawn } from 'node:child_process'
import { cp, mkdtemp, readdir, readFile, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'

const root = process.cwd()
const leftOut = /^(\.git|\.next|node_modules|data|media|coverage|test\/artifacts|next-env\.d\.ts|.*\.tsbuildinfo)(\/|$)/

/** A copy of the project's sources in a temporary folder, with the installed packages of this checkout. */
export async function cloneProject(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'assises-checks-'))
  await cp(root, folder, { recursive: true, filter: (path) => !leftOut.test(relative(root, path)) })
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  return folder
}

/** The text of every source file of a copy, by its path. */
export async function filesOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((path) => !leftOut.test(path))
    .sort()
  return Object.fromEntries(
    await Promise.all(paths.map(async (path) => [path, await readFile(join(folder, path), 'hex')])),
  )
}

/** What `npm run check` prints in a copy of the project, and its exit code. */
export function runCheck(folder: string, ...args: string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const command = join(root, 'node_modules', '.bin', 'tsx')
    const child = spawn(command, ['src/scripts/check.ts', ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (chunk) => {
      output += chunk
    })
    child.stderr.on('data', (chunk) => {
      output += chunk
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output }))
  })
}
