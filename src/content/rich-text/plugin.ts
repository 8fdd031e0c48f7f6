import type { Plugin } from 'payload'
import { writeInResponse } from './write-in-response'

/** Gives the API the function that writes the long texts of a response as HTML or Markdown. */
export const richTexts = (): Plugin => (config) => ({
  ...config,
  custom: { ...config.custom, writeRichTexts: writeInResponse },
})
