import type { Language } from '../../domain/bilingual'
import { inLanguage } from '../../domain/bilingual'
import type { OthersEdit } from '../../domain/edits/edit-request'
import { editMessages, formatOthers } from './messages'

interface Props {
  others: OthersEdit[]
  language: Language
  onClose(): void
}

/** A note that names who changed which fields of the open form; read aloud, and closed by its reader. */
export function OthersNote({ others, language, onClose }: Props) {
  const sentences = formatOthers(others, language)
  return (
    <div className="others-note" role="status">
      {sentences.length > 0 && (
        <div className="others-note__box">
          <div>
            {sentences.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
          <button className="others-note__close" onClick={onClose} type="button">
            {inLanguage(editMessages.close, language)}
          </button>
        </div>
      )}
    </div>
  )
}
