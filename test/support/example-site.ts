import { existsSync } from 'node:fs'
import { cp, mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** A site with the example content, as a first start makes it. */
export interface ExampleSite {
  folder: string
  admin: { ADMIN_EMAIL: string; ADMIN_PASSWORD: string }
}

/** The site that the global setup made. */
export async function exampleSite(): Promise<ExampleSite> {
  const { inject } = await import('vitest')
  return inject('exampleSite')
}

/** Copies the database, its ledger and the images of a site that is not running. */
export async function copyExample({ folder }: ExampleSite, file: string, mediaDir: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  for (const part of ['', '-wal']) {
    const source = join(folder, `assises.db${part}`)
    if (existsSync(source)) await cp(source, `${file}${part}`)
  }
  const ledger = join(folder, 'ledger.jsonl')
  if (existsSync(ledger)) await cp(ledger, join(dirname(file), 'ledger.jsonl'))
  await cp(join(folder, 'media'), mediaDir, { recursive: true })
}

declare module 'vitest' {
  interface ProvidedContext {
    exampleSite: ExampleSite
  }
}
