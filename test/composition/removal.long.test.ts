import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { cloneProject } from '../checks/clone'

/** A feature: its files, and what names it in the files that stay. */
interface Feature {
  paths: string[]
  uses: Record<string, RegExp[]>
}

const features: Record<string, Feature> = {
  'import and export': {
    paths: ['src/editorial/exchange'],
    uses: {
      'src/editorial/plugin.ts': [/^import .*exchange.*\n/gm, /^ *\.\.\.exchangeEndpoints,\n/m, /importRecovery, /],
    },
  },
  'the site': {
    paths: ['src/site', 'src/app/(site)'],
    uses: { 'payload.config.ts': [/^import .*src\/site.*\n/m, /,\s+site\(\)/] },
  },
  'the feeds': {
    paths: ['src/feeds', 'src/content/programme-feed'],
    uses: { 'payload.config.ts': [/^import .*src\/feeds.*\n/m, /,\s+feeds\(\)/] },
  },
  'the log of changes, as software reads it': {
    paths: ['src/changes-api'],
    uses: { 'payload.config.ts': [/^import .*src\/changes-api.*\n/m, /,\s+changesApi\(\)/] },
  },
  'the example content': {
    paths: ['src/seed', 'src/boot/seed-when-empty.ts', 'src/scripts/seed.ts'],
    uses: { 'src/boot/boot.ts': [/^import .*seed-when-empty.*\n/m, /seedWhenEmpty,\s*/] },
  },
  'the read cache': {
    paths: ['src/content/read-cache'],
    uses: {
      'payload.config.ts': [/^import .*read-cache.*\n/m, /,\s+readCache\(\)/],
    },
  },
  'the write events of other processes and of consents that end': {
    paths: ['src/delivery/plugin.ts', 'src/delivery/invalidation'],
    uses: { 'payload.config.ts': [/^import .*delivery.*\n/m, /,\s+delivery\(\)/] },
  },
}

/** The text of a file that stays, without what names the feature in it. */
function remaining(path: string, { uses }: Feature, text = readFileSync(path, 'utf8')): string {
  return (uses[path] ?? []).reduce((left, pattern) => {
    expect(left).toMatch(pattern)
    return left.replace(pattern, '')
  }, text)
}

const sources = [
  'payload.config.ts',
  ...['collections', 'src'].flatMap((root) =>
    readdirSync(root, { recursive: true }).map((path) => join(root, `${path}`)),
  ),
].filter((path) => /\.tsx?$/.test(path))

/** The paths, without an extension, of the files of this project that a text imports. */
const importsOf = (path: string, text: string): string[] =>
  ts
    .preProcessFile(text)
    .importedFiles.filter(({ fileName }) => fileName.startsWith('.'))
    .map(({ fileName }) => join(dirname(path), fileName))

test.each(Object.entries(features))('nothing that stays imports %s', (_, feature) => {
  const isRemoved = (path: string) =>
    feature.paths.some((removed) => path === removed.replace(/\.tsx?$/, '') || `${path}/`.startsWith(`${removed}/`))
  const staying = sources.filter((path) => !isRemoved(path.replace(/\.tsx?$/, '')))
  expect(staying.length).toBeLessThan(sources.length)
  const left = staying.flatMap((path) => importsOf(path, remaining(path, feature)).filter(isRemoved))
  expect(left).toEqual([])
})

test('the project type-checks without any of these features', async () => {
  const folder = await cloneProject()
  try {
    for (const feature of Object.values(features)) {
      for (const path of Object.keys(feature.uses)) {
        const file = join(folder, path)
        writeFileSync(file, remaining(path, feature, readFileSync(file, 'utf8')))
      }
      for (const path of feature.paths) rmSync(join(folder, path), { recursive: true })
    }
    const include = ['payload.config.ts', 'collections/**/*.ts', 'src/**/*.ts', 'src/**/*.tsx']
    writeFileSync(join(folder, 'tsconfig.rest.json'), JSON.stringify({ extends: './tsconfig.check.json', include }))
    expect(await typeErrors(folder)).toBe('')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}, 120_000)

function typeErrors(folder: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(folder, 'node_modules', '.bin', 'tsc'), ['-p', 'tsconfig.rest.json'], { cwd: folder })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk
    })
    child.on('error', reject)
    child.on('close', () => resolve(output))
  })
}
