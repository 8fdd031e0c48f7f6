'use client'
import { useField, useTranslation, withCondition } from '@payloadcms/ui'
import type { TextFieldClientComponent } from 'payload'
import { inLanguage, languageOf } from '../../domain/bilingual'
import { incompleteDate } from './messages'
import { NativeField } from './native-field'
import { isCompleteDate } from './typed-value'
import { useTypedValue } from './use-typed-value'

/** A field for a calendar day, stored as `YYYY-MM-DD`, without a zone. */
export const PlainDateField: TextFieldClientComponent = withCondition(({ field, path, readOnly }) => {
  const state = useField<string | null | undefined>({ potentiallyStalePath: path })
  const language = languageOf(useTranslation().i18n)
  const { input, isIncomplete } = useTypedValue({
    shown: state.value ?? '',
    isComplete: isCompleteDate,
    store: (date) => state.setValue(date),
    clear: () => state.setValue(null),
  })
  return (
    <NativeField
      field={field}
      state={state}
      input={{ ...input, type: 'date', disabled: readOnly || field.admin?.readOnly || state.disabled }}
      notice={isIncomplete ? inLanguage(incompleteDate[state.value ? 'withValue' : 'empty'], language) : ''}
    />
  )
})
