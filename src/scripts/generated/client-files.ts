import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'

const blocks = /^<!-- (test\/clients\/\S+) -->\n(?:```[\s\S]*?\n```\n)?/gm
const languages: Readonly<Record<string, string>> = { '.mjs': 'js', '.js': 'js', '.ts': 'ts', '.jsx': 'jsx' }

/** Puts each client that a guide names in a comment below it, as it stands in the repository. */
export async function withClientFiles(guide: string): Promise<string> {
  const named = [...guide.matchAll(blocks)].map(([, path = '']) => path)
  const texts = await Promise.all(named.map(async (path) => [path, await readFile(path, 'utf8')] as const))
  const byPath = new Map(texts)
  return guide.replaceAll(blocks, (_, path: string) => {
    const language = languages[extname(path)] ?? extname(path).slice(1)
    return `<!-- ${path} -->\n\`\`\`${language}\n${byPath.get(path)?.trimEnd()}\n\`\`\`\n`
  })
}
