import { fileTypeFromBuffer } from 'file-type'
import { storedName } from '../shared/uploads/file-name'
import type { UploadRules } from '../shared/uploads/upload-rules'

const PDF = 'application/pdf'

/** Accepts a whole PDF and keeps it as it came: it is a proof. */
export const prepareDocument: UploadRules['prepare'] = async ({ name, bytes, freeName }) => {
  if ((await fileTypeFromBuffer(bytes))?.mime !== PDF || !isWhole(bytes)) {
    return {
      refusal: {
        fr: 'Ce fichier n’est pas un PDF lisible. Enregistrez le document au format PDF, puis envoyez-le.',
        en: 'This file is not a readable PDF. Save the document as PDF, then send it.',
      },
    }
  }
  const filename = await freeName(storedName(name, [bytes], 'pdf'))
  return {
    files: [{ name: filename, bytes }],
    facts: { filename, filesize: bytes.length, mimeType: PDF, url: null },
  }
}

// The header at the very start and the marker near the end, as readers look for them.
const isWhole = (bytes: Buffer) =>
  bytes.subarray(0, 5).equals(Buffer.from('%PDF-')) && bytes.subarray(-2048).includes('%%EOF')
