import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const require = createRequire(import.meta.url)
const root = fileURLToPath(new URL('../..', import.meta.url))

/** The executable of a browser, and the environment variables for its libraries and fonts. */
export interface Chromium {
  executablePath: string
  env: Record<string, string>
}

/**
 * Returns the Chromium at `CHROMIUM_PATH`, else the one that npm installed, unpacked once in `node_modules/.cache`.
 * Throws when neither runs on this machine.
 */
export async function findChromium(): Promise<Chromium> {
  const chosen = process.env.CHROMIUM_PATH
  if (chosen) return { executablePath: chosen, env: {} }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('THE BROWSER TESTS NEED CHROMIUM: set CHROMIUM_PATH to a Chrome or Chromium executable.')
  }
  const folder = await unpacked()
  const executablePath = join(folder, 'chromium')
  const env = { FONTCONFIG_FILE: join(folder, 'fonts.conf') }
  if (await starts(executablePath, env)) return { executablePath, env }
  const withLibraries = { ...env, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') }
  if (await starts(executablePath, withLibraries)) return { executablePath, env: withLibraries }
  throw new Error('THE BUNDLED CHROMIUM DOES NOT START HERE: set CHROMIUM_PATH to one that does.')
}

const starts = (executablePath: string, env: Record<string, string>) =>
  run(executablePath, ['--version'], { env: { ...process.env, ...env } }).then(
    () => true,
    () => false,
  )

async function unpacked(): Promise<string> {
  const manifest = require.resolve('@sparticuz/chromium').replace(/build.*/, 'package.json')
  const { version } = require(manifest) as { version: string }
  const folder = join(root, 'node_modules', '.cache', 'assises-cms', `chromium-${version}`)
  if (existsSync(folder)) return folder
  await mkdir(dirname(folder), { recursive: true })
  const staging = await mkdtemp(`${folder}-`)
  await unpackInto(staging)
  await writeFile(join(staging, 'fonts.conf'), fontconfig(folder))
  // The rename publishes a complete folder; it fails when another process has done the same first.
  await rename(staging, folder).catch(() => rm(staging, { recursive: true }))
  return folder
}

// The package unpacks beside TMPDIR, and its shared libraries only where it believes it runs on Amazon Linux.
const unpackInto = (folder: string) =>
  run(process.execPath, ['--input-type=module', '--eval', unpackScript], {
    cwd: root,
    env: { ...process.env, TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' },
  })

const unpackScript = "import chromium from '@sparticuz/chromium'; await chromium.executablePath()"

// The bundled typeface first, so that pictures look alike on every machine; the system's for what it has no glyph for.
const fontconfig = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
  ${['system-ui', 'sans-serif', 'Arial', 'Helvetica', 'Segoe UI', 'Roboto'].map(preferBundled).join('\n  ')}
</fontconfig>
`

const preferBundled = (family: string) =>
  `<match><test name="family"><string>${family}</string></test>` +
  '<edit name="family" mode="prepend" binding="strong"><string>Open Sans</string></edit></match>'
