import type { Server } from 'node:http'
import { announcedBoot, type Cms } from '../../boot/handshake'
import { env } from '../../env'
import { isStartProblem, StartError } from '../../errors'
import type { Handler } from '../../http/handler'
import type { Parts } from '../process/parts'
import { withContentPolicy } from './content-policy'
import { withDefaultLanguage } from './default-language'
import { startSentence } from './start-sentence'

/** Next with the CMS in its bundle. */
export interface Application {
  answer: Handler
  cms: Cms
}

/** Loads Next, which boots the CMS, and adds both to `parts`; rejects with a `StartError` that says why. */
export async function startApplication(
  { isDevelopment, httpServer }: { isDevelopment: boolean; httpServer?: Server },
  parts: Pick<Parts<'next' | 'cms'>, 'add'>,
): Promise<Application> {
  const { default: next } = await import('next')
  const app = next({ dev: isDevelopment, httpServer, hostname: env.HOST ?? 'localhost', port: env.PORT, quiet: true })
  parts.add('next', app)
  await app.prepare()
  const handle = withContentPolicy(app.getRequestHandler(), { isDevelopment, previewUrl: env.PREVIEW_URL })
  const answer = withDefaultLanguage(handle)
  const cms = parts.add('cms', await bootedCms())
  return { answer, cms }
}

async function bootedCms(): Promise<Cms> {
  const boot = announcedBoot()
  if (!boot) throw new StartError('La construction est incomplète : supprimez le dossier .next, puis relancez.')
  try {
    return await boot
  } catch (error) {
    if (isStartProblem(error)) throw error
    const sentence = startSentence(error, env)
    if (sentence) throw new StartError(sentence, { cause: error })
    const reason = error instanceof Error ? error.message : String(error)
    throw new StartError(`Le CMS n’a pas pu démarrer sur sa base de données : ${reason}`, { cause: error })
  }
}
