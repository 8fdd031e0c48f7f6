import { useForm } from '@payloadcms/ui'
import type { UnsavedField } from '../../domain/unsaved/unsaved-text'
import { isList } from '../edits/form-values'
import { useListReplacement } from '../edits/use-list-replacement'

/** Returns a function that puts fields of an unsaved text back into the form, which then saves them. */
export function useRestore(): (fields: UnsavedField[]) => Promise<void> {
  const { dispatchFields, getFields, setModified } = useForm()
  const replaceList = useListReplacement(() => {})
  return async (unsaved) => {
    for (const { path, value } of unsaved) {
      const fields = getFields()
      if (isList(fields, path)) await replaceList(path, value)
      else {
        const { errorMessage: _, ...field } = fields[path] ?? {}
        // The rich text editor only accepts a value from outside together with a new initial value.
        dispatchFields({
          type: 'UPDATE_MANY',
          formState: { [path]: { ...field, value, initialValue: value, valid: true } },
        })
      }
    }
    setModified(true)
  }
}
