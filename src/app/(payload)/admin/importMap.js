import { EditGuard as EditGuard_c13bd801580163bb8ffedf8e559510cb } from '../../../../src/admin/edits/edit-guard'
import { TitleCell as TitleCell_c514c33ff6db08726bb79d930e728b08 } from '../../../../src/admin/lists/title-cell'
import { CardLength as CardLength_93657d7d71bcb076f52d5395c1be2ba4 } from '../../../../src/admin/writing/card-length'
import { WritingHelp as WritingHelp_debc7800e67dff32b3857e35046695cb } from '../../../../src/admin/writing/writing-help'
import { FrenchText as FrenchText_dc9a129875fcd0faaef4e0271cd0d50f } from '../../../../src/admin/translation/french-text'
import { PlainDateCell as PlainDateCell_0ea23545edcd5bb6d1d915193bf8c7b3 } from '../../../../src/admin/fields/plain-date-cell'
import { PlainDateField as PlainDateField_fab1e69936996fe3a168afc91b6d7591 } from '../../../../src/admin/fields/plain-date-field'
import { RscEntryLexicalCell as RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { RscEntryLexicalField as RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { LexicalDiffComponent as LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { InlineToolbarFeatureClient as InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { FixedToolbarFeatureClient as FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UploadFeatureClient as UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { LinkFeatureClient as LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BlockquoteFeatureClient as BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { OrderedListFeatureClient as OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnorderedListFeatureClient as UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BoldFeatureClient as BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ItalicFeatureClient as ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HeadingFeatureClient as HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ParagraphFeatureClient as ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ChosenPicture as ChosenPicture_a4e1c8b2a606d683c358bc11eb3c7e0a } from '../../../../src/admin/media/chosen-picture'
import { EnglishList as EnglishList_20de9dff4fbc98cb20819bfa49a5fffc } from '../../../../src/admin/translation/english-list'
import { StartFrom as StartFrom_2e062166836096315c025b82ce8ad1b8 } from '../../../../src/admin/new-edition/start-from'
import { ReadyFilters as ReadyFilters_cebff89d0f8f60f5a8abf86868fc7a31 } from '../../../../src/admin/lists/ready-filters'
import { OpenForms as OpenForms_f215c1341857e351c7faf82d70d6dcab } from '../../../../src/admin/lists/open-forms'
import { FullTitle as FullTitle_b53099c82f260a0dcec99bb8aec33899 } from '../../../../src/admin/edition-tab/full-title'
import { FormBar as FormBar_2e1839a6ad64b3215e9cbc03be77fa43 } from '../../../../src/admin/form-bar/form-bar'
import { FormPresence as FormPresence_7b8ca2b9da7914cdd69aa9f26b00920a } from '../../../../src/admin/presence/form-presence'
import { UnsavedText as UnsavedText_483395ec5654f202d0f94cd7244613ca } from '../../../../src/admin/unsaved/unsaved-text'
import { RefusedField as RefusedField_d17ac0383e16b166bb987195ceb0a5df } from '../../../../src/admin/accessibility/refused-field'
import { FirstSave as FirstSave_b0c33fc68cc77e7e9dd6f1902d710d58 } from '../../../../src/admin/create/first-save'
import { ShareButton as ShareButton_eea30fd4d56f122599ecbeb20716bf42 } from '../../../../src/admin/preview/share-button'
import { ScheduleDialog as ScheduleDialog_e31b3e2808ecf596d407cca7905089c9 } from '../../../../src/admin/schedule/schedule-dialog'
import { WritingEnglish as WritingEnglish_f347e4214deece4e5a1fcebebbcfea70 } from '../../../../src/admin/translation/writing-english'
import { ShareLinksItem as ShareLinksItem_a47d63725077c4fd7458de5d5251111d } from '../../../../src/admin/preview/share-links-item'
import { DocumentStatus as DocumentStatus_222aae2d8194e5c65ada2a90a16b3e3b } from '../../../../src/admin/status/document-status'
import { BoardView as BoardView_b085bd4f3a5e96992ef56d9128924a6a } from '../../../../src/admin/board/board-view'
import { ChecksView as ChecksView_e20026267f220f42c4a9063e1e2f8536 } from '../../../../src/admin/checks/checks-view'
import { ReleaseView as ReleaseView_1ecc389e5c5851e2b912c0917791df4e } from '../../../../src/admin/release/release-view'
import { PeopleView as PeopleView_981ea8a15c17f5310b5348c1b5d15e50 } from '../../../../src/admin/people/people-view'
import { NewEditionView as NewEditionView_d674ca685e22808d5681acc6802d2331 } from '../../../../src/admin/new-edition/new-edition-view'
import { ImportView as ImportView_197be3d440e2e63a8c08cb0efeeed919 } from '../../../../src/admin/import/import-view'
import { InstantCell as InstantCell_7b6ee9c70f43dff29a47c2a97d742cc0 } from '../../../../src/admin/fields/instant-cell'
import { InstantField as InstantField_e051ab9b704c5d753c79c26bb2fb63bf } from '../../../../src/admin/fields/instant-field'
import { PersonRowLabel as PersonRowLabel_995d6d56d16f53ab5fd4eaac44f96b3e } from '../../../../src/admin/sessions/person-row-label'
import { SessionChecks as SessionChecks_8752c658f71e12d9f4c05b1784e7a867 } from '../../../../src/admin/sessions/session-checks'
import { CancelButton as CancelButton_ee58f63a68a4bc3b4ea8d35719057c2b } from '../../../../src/admin/sessions/cancel/cancel-button'
import { EditionSwitch as EditionSwitch_e95c0f7a46c32f08428fbb8c8b86be0c } from '../../../../src/admin/lists/edition-switch'
import { BulkChange as BulkChange_ff34997310aab40ec95c0563a4dbcc5d } from '../../../../src/admin/sessions/bulk/bulk-change'
import { CopyNotice as CopyNotice_cd82267cfed74160b4a98837924b0057 } from '../../../../src/admin/sessions/copy-notice'
import { PersonLink as PersonLink_17aa1b6c662444cf03b1178b1d4909c1 } from '../../../../src/admin/person-link/person-link'
import { ConsentHistory as ConsentHistory_2eec052c0f4f05857655da001eab8966 } from '../../../../src/admin/on-demand'
import { PlainJsonField as PlainJsonField_337b002761ec39d4217b1287b3a8cf80 } from '../../../../src/admin/fields/plain-json-field'
import { SubjectCell as SubjectCell_1d6b41745fe63ecf7865a84360f27e1f } from '../../../../src/admin/audit/cells'
import { ActorCell as ActorCell_1d6b41745fe63ecf7865a84360f27e1f } from '../../../../src/admin/audit/cells'
import { AuditFilters as AuditFilters_a5501c1578cebe9e9d7f16027c122f5e } from '../../../../src/admin/audit/audit-filters'
import { SameFile as SameFile_afe8df83d984cc0a82484a39464be4b2 } from '../../../../src/admin/media/same-file'
import { PictureCell as PictureCell_a1dd84da35b0679327e7ea5719d3222f } from '../../../../src/admin/media/picture-cell'
import { AltHelp as AltHelp_d4df327d98ed3f9ca3bfce7caf076d1d } from '../../../../src/admin/writing/alt-help'
import { CurrentPassword as CurrentPassword_485da926e7a1d5ef61e369bded9c36e0 } from '../../../../src/admin/account/current-password'
import { SecondFactor as SecondFactor_2eec052c0f4f05857655da001eab8966 } from '../../../../src/admin/on-demand'
import { Devices as Devices_2eec052c0f4f05857655da001eab8966 } from '../../../../src/admin/on-demand'
import { ApiKey as ApiKey_2eec052c0f4f05857655da001eab8966 } from '../../../../src/admin/on-demand'
import { KeyCell as KeyCell_f5392c74a643fc29d78c87dd08e9b934 } from '../../../../src/admin/api-key/key-cell'
import { WebhookPanel as WebhookPanel_2eec052c0f4f05857655da001eab8966 } from '../../../../src/admin/on-demand'
import { Icon as Icon_f554c1f6c438a9597e8f51c50b7f1bbc } from '../../../../src/admin/brand/logo'
import { Logo as Logo_f554c1f6c438a9597e8f51c50b7f1bbc } from '../../../../src/admin/brand/logo'
import { SiteLinks as SiteLinks_6bbb12cf09706428fcbb3aee8893734a } from '../../../../src/admin/home/site-links'
import { HomeHeader as HomeHeader_0e5265409df81763af73ea6148ba7fbc } from '../../../../src/admin/home/home-header'
import { RequiredBanner as RequiredBanner_61ba9ae004437a3996a83cd09f6ffdd7 } from '../../../../src/admin/second-factor/required-banner'
import { SecondStep as SecondStep_6877ae57bbdf6d4617d8839f24da12d8 } from '../../../../src/admin/second-factor/second-step'
import { LoginHeading as LoginHeading_4e28ccb8dcc9fc3c2ce1ed6159df7435 } from '../../../../src/admin/brand/login-heading'
import { FieldFocus as FieldFocus_152ba80ab331345d70bd9dd5b0e6b27c } from '../../../../src/admin/checks/field-focus'
import { FrenchPage as FrenchPage_e627b894a3fb7586bb1f14b733288f87 } from '../../../../src/admin/french/french-page'
import { AccessiblePage as AccessiblePage_7c64939099e24a913e4e73e03006cc35 } from '../../../../src/admin/accessibility/accessible-page'
import { LogoutGuard as LogoutGuard_43a241e3d9fcd82054d75f6a6042b83f } from '../../../../src/admin/unsaved/logout-guard'
import { GuideView as GuideView_302021ff6b480f5ddf7370e8e6277a2c } from '../../../../src/admin/guide/guide-view'
import { SecondFactorView as SecondFactorView_a24a0704c3719fc96d0306b3e6149dc3 } from '../../../../src/admin/second-factor/second-factor-view'
import { EditionWidget as EditionWidget_3e7c93cf45d336579f7264c5ff9719bd } from '../../../../src/admin/home/edition-widget'
import { OthersWidget as OthersWidget_05c4473ea722ad3a5edf450027292f3c } from '../../../../src/admin/home/others-widget'
import { ConsentsWidget as ConsentsWidget_e79ec0f5120b3fadd2230f888ad2df1b } from '../../../../src/admin/home/consents-widget'
import { DayWidget as DayWidget_79a9339c290c493f98df358b299a43f8 } from '../../../../src/admin/home/day-widget'
import { ChangesWidget as ChangesWidget_6a89ac3be681187f2a1ddcad41b15e86 } from '../../../../src/admin/home/changes-widget'
import { PlannedWidget as PlannedWidget_933d277603552a8060a196bb7c781ce5 } from '../../../../src/admin/home/planned-widget'
import { BalanceWidget as BalanceWidget_0f14e2bdfa0a86a273a36067cb4fca7e } from '../../../../src/admin/home/balance-widget'
import { FiguresWidget as FiguresWidget_03f1c670e92e7f36ebd88d34ee91f8ef } from '../../../../src/admin/home/figures-widget'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "/src/admin/edits/edit-guard#EditGuard": EditGuard_c13bd801580163bb8ffedf8e559510cb,
  "/src/admin/lists/title-cell#TitleCell": TitleCell_c514c33ff6db08726bb79d930e728b08,
  "/src/admin/writing/card-length#CardLength": CardLength_93657d7d71bcb076f52d5395c1be2ba4,
  "/src/admin/writing/writing-help#WritingHelp": WritingHelp_debc7800e67dff32b3857e35046695cb,
  "/src/admin/translation/french-text#FrenchText": FrenchText_dc9a129875fcd0faaef4e0271cd0d50f,
  "/src/admin/fields/plain-date-cell#PlainDateCell": PlainDateCell_0ea23545edcd5bb6d1d915193bf8c7b3,
  "/src/admin/fields/plain-date-field#PlainDateField": PlainDateField_fab1e69936996fe3a168afc91b6d7591,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalCell": RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalField": RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#LexicalDiffComponent": LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/client#InlineToolbarFeatureClient": InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#FixedToolbarFeatureClient": FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UploadFeatureClient": UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#LinkFeatureClient": LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BlockquoteFeatureClient": BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#OrderedListFeatureClient": OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnorderedListFeatureClient": UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BoldFeatureClient": BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ItalicFeatureClient": ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HeadingFeatureClient": HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ParagraphFeatureClient": ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/src/admin/media/chosen-picture#ChosenPicture": ChosenPicture_a4e1c8b2a606d683c358bc11eb3c7e0a,
  "/src/admin/translation/english-list#EnglishList": EnglishList_20de9dff4fbc98cb20819bfa49a5fffc,
  "/src/admin/new-edition/start-from#StartFrom": StartFrom_2e062166836096315c025b82ce8ad1b8,
  "/src/admin/lists/ready-filters#ReadyFilters": ReadyFilters_cebff89d0f8f60f5a8abf86868fc7a31,
  "/src/admin/lists/open-forms#OpenForms": OpenForms_f215c1341857e351c7faf82d70d6dcab,
  "/src/admin/edition-tab/full-title#FullTitle": FullTitle_b53099c82f260a0dcec99bb8aec33899,
  "/src/admin/form-bar/form-bar#FormBar": FormBar_2e1839a6ad64b3215e9cbc03be77fa43,
  "/src/admin/presence/form-presence#FormPresence": FormPresence_7b8ca2b9da7914cdd69aa9f26b00920a,
  "/src/admin/unsaved/unsaved-text#UnsavedText": UnsavedText_483395ec5654f202d0f94cd7244613ca,
  "/src/admin/accessibility/refused-field#RefusedField": RefusedField_d17ac0383e16b166bb987195ceb0a5df,
  "/src/admin/create/first-save#FirstSave": FirstSave_b0c33fc68cc77e7e9dd6f1902d710d58,
  "/src/admin/preview/share-button#ShareButton": ShareButton_eea30fd4d56f122599ecbeb20716bf42,
  "/src/admin/schedule/schedule-dialog#ScheduleDialog": ScheduleDialog_e31b3e2808ecf596d407cca7905089c9,
  "/src/admin/translation/writing-english#WritingEnglish": WritingEnglish_f347e4214deece4e5a1fcebebbcfea70,
  "/src/admin/preview/share-links-item#ShareLinksItem": ShareLinksItem_a47d63725077c4fd7458de5d5251111d,
  "/src/admin/status/document-status#DocumentStatus": DocumentStatus_222aae2d8194e5c65ada2a90a16b3e3b,
  "/src/admin/board/board-view#BoardView": BoardView_b085bd4f3a5e96992ef56d9128924a6a,
  "/src/admin/checks/checks-view#ChecksView": ChecksView_e20026267f220f42c4a9063e1e2f8536,
  "/src/admin/release/release-view#ReleaseView": ReleaseView_1ecc389e5c5851e2b912c0917791df4e,
  "/src/admin/people/people-view#PeopleView": PeopleView_981ea8a15c17f5310b5348c1b5d15e50,
  "/src/admin/new-edition/new-edition-view#NewEditionView": NewEditionView_d674ca685e22808d5681acc6802d2331,
  "/src/admin/import/import-view#ImportView": ImportView_197be3d440e2e63a8c08cb0efeeed919,
  "/src/admin/fields/instant-cell#InstantCell": InstantCell_7b6ee9c70f43dff29a47c2a97d742cc0,
  "/src/admin/fields/instant-field#InstantField": InstantField_e051ab9b704c5d753c79c26bb2fb63bf,
  "/src/admin/sessions/person-row-label#PersonRowLabel": PersonRowLabel_995d6d56d16f53ab5fd4eaac44f96b3e,
  "/src/admin/sessions/session-checks#SessionChecks": SessionChecks_8752c658f71e12d9f4c05b1784e7a867,
  "/src/admin/sessions/cancel/cancel-button#CancelButton": CancelButton_ee58f63a68a4bc3b4ea8d35719057c2b,
  "/src/admin/lists/edition-switch#EditionSwitch": EditionSwitch_e95c0f7a46c32f08428fbb8c8b86be0c,
  "/src/admin/sessions/bulk/bulk-change#BulkChange": BulkChange_ff34997310aab40ec95c0563a4dbcc5d,
  "/src/admin/sessions/copy-notice#CopyNotice": CopyNotice_cd82267cfed74160b4a98837924b0057,
  "/src/admin/person-link/person-link#PersonLink": PersonLink_17aa1b6c662444cf03b1178b1d4909c1,
  "/src/admin/on-demand#ConsentHistory": ConsentHistory_2eec052c0f4f05857655da001eab8966,
  "/src/admin/fields/plain-json-field#PlainJsonField": PlainJsonField_337b002761ec39d4217b1287b3a8cf80,
  "/src/admin/audit/cells#SubjectCell": SubjectCell_1d6b41745fe63ecf7865a84360f27e1f,
  "/src/admin/audit/cells#ActorCell": ActorCell_1d6b41745fe63ecf7865a84360f27e1f,
  "/src/admin/audit/audit-filters#AuditFilters": AuditFilters_a5501c1578cebe9e9d7f16027c122f5e,
  "/src/admin/media/same-file#SameFile": SameFile_afe8df83d984cc0a82484a39464be4b2,
  "/src/admin/media/picture-cell#PictureCell": PictureCell_a1dd84da35b0679327e7ea5719d3222f,
  "/src/admin/writing/alt-help#AltHelp": AltHelp_d4df327d98ed3f9ca3bfce7caf076d1d,
  "/src/admin/account/current-password#CurrentPassword": CurrentPassword_485da926e7a1d5ef61e369bded9c36e0,
  "/src/admin/on-demand#SecondFactor": SecondFactor_2eec052c0f4f05857655da001eab8966,
  "/src/admin/on-demand#Devices": Devices_2eec052c0f4f05857655da001eab8966,
  "/src/admin/on-demand#ApiKey": ApiKey_2eec052c0f4f05857655da001eab8966,
  "/src/admin/api-key/key-cell#KeyCell": KeyCell_f5392c74a643fc29d78c87dd08e9b934,
  "/src/admin/on-demand#WebhookPanel": WebhookPanel_2eec052c0f4f05857655da001eab8966,
  "/src/admin/brand/logo#Icon": Icon_f554c1f6c438a9597e8f51c50b7f1bbc,
  "/src/admin/brand/logo#Logo": Logo_f554c1f6c438a9597e8f51c50b7f1bbc,
  "/src/admin/home/site-links#SiteLinks": SiteLinks_6bbb12cf09706428fcbb3aee8893734a,
  "/src/admin/home/home-header#HomeHeader": HomeHeader_0e5265409df81763af73ea6148ba7fbc,
  "/src/admin/second-factor/required-banner#RequiredBanner": RequiredBanner_61ba9ae004437a3996a83cd09f6ffdd7,
  "/src/admin/second-factor/second-step#SecondStep": SecondStep_6877ae57bbdf6d4617d8839f24da12d8,
  "/src/admin/brand/login-heading#LoginHeading": LoginHeading_4e28ccb8dcc9fc3c2ce1ed6159df7435,
  "/src/admin/checks/field-focus#FieldFocus": FieldFocus_152ba80ab331345d70bd9dd5b0e6b27c,
  "/src/admin/french/french-page#FrenchPage": FrenchPage_e627b894a3fb7586bb1f14b733288f87,
  "/src/admin/accessibility/accessible-page#AccessiblePage": AccessiblePage_7c64939099e24a913e4e73e03006cc35,
  "/src/admin/unsaved/logout-guard#LogoutGuard": LogoutGuard_43a241e3d9fcd82054d75f6a6042b83f,
  "/src/admin/guide/guide-view#GuideView": GuideView_302021ff6b480f5ddf7370e8e6277a2c,
  "/src/admin/second-factor/second-factor-view#SecondFactorView": SecondFactorView_a24a0704c3719fc96d0306b3e6149dc3,
  "/src/admin/home/edition-widget#EditionWidget": EditionWidget_3e7c93cf45d336579f7264c5ff9719bd,
  "/src/admin/home/others-widget#OthersWidget": OthersWidget_05c4473ea722ad3a5edf450027292f3c,
  "/src/admin/home/consents-widget#ConsentsWidget": ConsentsWidget_e79ec0f5120b3fadd2230f888ad2df1b,
  "/src/admin/home/day-widget#DayWidget": DayWidget_79a9339c290c493f98df358b299a43f8,
  "/src/admin/home/changes-widget#ChangesWidget": ChangesWidget_6a89ac3be681187f2a1ddcad41b15e86,
  "/src/admin/home/planned-widget#PlannedWidget": PlannedWidget_933d277603552a8060a196bb7c781ce5,
  "/src/admin/home/balance-widget#BalanceWidget": BalanceWidget_0f14e2bdfa0a86a273a36067cb4fca7e,
  "/src/admin/home/figures-widget#FiguresWidget": FiguresWidget_03f1c670e92e7f36ebd88d34ee91f8ef,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
