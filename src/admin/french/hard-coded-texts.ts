import type { HardCodedText } from './hard-coded-text'
import { libraryTexts } from './libraries'
import { payloadTexts } from './payload'
import { richTextTexts } from './rich-text'

/** Every text that a library writes in English without a setting, with what replaces it. */
export const hardCodedTexts: HardCodedText[] = [...payloadTexts, ...richTextTexts, ...libraryTexts]
