import { fileTypeFromBuffer } from 'file-type'
import { storedName } from '../shared/uploads/file-name'
import type { UploadRules } from '../shared/uploads/upload-rules'

const PDF = 'application/pdf'

/** Accepts a complete PDF and stores it unchanged, since it is evidence. */
export const prepareDocument: UploadRules['prepare'] = async ({ name, bytes }) => {
  if ((await fileTypeFromBuffer(bytes))?.mime !== PDF || !isComplete(bytes)) {
    return {
      refusal: {
        fr: 'Ce fichier n’est pas un PDF lisible. Enregistrez le document au format PDF, puis envoyez-le.',
        en: 'This file is not a readable PDF. Save the document as PDF, then send it.',
      },
    }
  }
  const filename = storedName(name, 'pdf')
  return {
    files: [{ name: filename, bytes }],
    metadata: { filename, filesize: bytes.length, mimeType: PDF, url: null },
  }
}

// Checks the header at the start and the end marker near the end, as PDF readers do.
const isComplete = (bytes: Buffer) =>
  bytes.subarray(0, 5).equals(Buffer.from('%PDF-')) && bytes.subarray(-2048).includes('%%EOF')
