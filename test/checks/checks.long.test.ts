import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import layerRules from '../../.dependency-cruiser.mjs'
import { cloneProject, filesOf, runCheck } from './clone'
import { violations } from './violations'

const checkNames = [...new Set(violations.map(({ check }) => check))]

describe('npm run check, on a copy of the project with a mistake for each check', () => {
  let folder: string
  let code: number | null
  let output: string
  let before: Record<string, string>

  beforeAll(async () => {
    folder = await cloneProject()
    for (const { make } of violations) await make(folder)
    before = await filesOf(folder)
    ;({ code, output } = await runCheck(folder))
  }, 300_000)

  afterAll(() => rm(folder, { recursive: true, force: true }))

  it.each(violations)('$check refuses $mistake', ({ check, report }) => {
    const section = output.split(/^(?=FAILED |ok {5}|check: )/m).find((part) => part.startsWith(`FAILED ${check} (`))
    for (const sentence of report) expect(section).toContain(sentence)
  })

  it('refuses a mistake for each rule of the layers', () => {
    const reports = violations.flatMap(({ report }) => report).join('\n')
    const untested = layerRules.forbidden?.filter(({ name }) => !reports.includes(`${name}: `))
    expect(untested?.map(({ name }) => name)).toEqual([])
  })

  it('runs every check although others failed, and exits with an error', () => {
    expect(output.trimEnd().split('\n').at(-1)).toBe(`check: 0 passed, ${checkNames.length} failed`)
    expect(code).toBe(1)
  })

  it('leaves the tree as it was', async () => {
    expect(Object.keys(await filesOf(folder))).toEqual(Object.keys(before))
    expect(await filesOf(folder)).toEqual(before)
  })
})

describe('npm run check -- --only', () => {
  it('names the checks that exist when one does not', async () => {
    const { code, output } = await runCheck(process.cwd(), '--only', 'spelling')
    expect(code).toBe(1)
    expect(output).toContain(`No check is called "spelling". There are: ${checkNames.join(', ')}`)
  })
})
