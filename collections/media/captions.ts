import { stripControls } from '../../src/domain/text'

// The tags and timestamps allowed in WebVTT cues: https://www.w3.org/TR/webvtt1/#dom-construction-rules
const cueTag = /^<\/?(?:c|i|b|u|v|lang|ruby|rt)(?:[.\s][^<>]*)?>$|^<[\d:.]+>$/

/** Parses WebVTT captions to text. Returns `undefined` for any other file, and for markup that WebVTT does not define. */
export function parseCaptions(bytes: Buffer): string | undefined {
  const text = decode(bytes)
  if (text === undefined || !/^WEBVTT(?:[ \t\n]|$)/.test(text) || !text.includes('-->')) return undefined
  const tags = text.replaceAll('-->', '').match(/<[^<>\s][^<>]*>?/g) ?? []
  return tags.every((tag) => cueTag.test(tag)) ? text : undefined
}

function decode(bytes: Buffer): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text.includes('\0') ? undefined : stripControls(text)
  } catch {
    return undefined
  }
}
