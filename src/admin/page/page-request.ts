import config from '@payload-config'
import { headers } from 'next/headers'
import {
  createLocalReq,
  executeAuthStrategies,
  getPayload,
  getRequestLanguage,
  type PayloadRequest,
  parseCookies,
} from 'payload'
import { cache } from 'react'
import { type Language, languageOf } from '../../domain/bilingual'

/** The request of the person who opens an admin page, in their language; `undefined` when nobody is logged in. */
export const pageRequest = cache(async (): Promise<{ req: PayloadRequest; language: Language } | undefined> => {
  const payload = await getPayload({ config })
  const sent = await headers()
  // Not `payload.auth`, which lists what the person may do in every collection besides.
  const { user } = await executeAuthStrategies({ headers: sent, payload })
  if (!user) return undefined
  const language = getRequestLanguage({ config: payload.config, cookies: parseCookies(sent), headers: sent })
  return { req: await createLocalReq({ user }, payload), language: languageOf({ language }) }
})
