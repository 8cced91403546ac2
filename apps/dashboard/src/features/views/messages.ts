import { createFeatureText, type FeatureMessages } from '../../i18n/feature-text.tsx'

const vi = {
  title: 'Cách xem đã lưu',
  lead: 'Mỗi cách xem là một địa chỉ của bàn làm việc, giữ nguyên mọi lựa chọn. Mở lại ở đây hoặc bằng bảng lệnh (Ctrl K).',
  new: 'Lưu cách xem',
  name: 'Tên',
  address: 'Địa chỉ',
  save: 'Lưu',
  failed: 'Không làm được. Kiểm tra mạng rồi thử lại.',
  loading: 'Đang mở danh sách…',
  notOpened: 'Không mở được danh sách. Kiểm tra mạng rồi thử lại.',
  none: 'Chưa lưu cách xem nào. Mở trang cần xem, chọn xong thì bấm “Lưu cách xem này”.',
  remove: 'Bỏ {name}',
  removeShort: 'Bỏ',
  removed: 'Đã bỏ “{name}”.',
  undo: 'Hoàn tác',
} as const satisfies Record<string, string>

type Id = keyof typeof vi

const en: Readonly<Record<Id, string>> = {
  title: 'Saved views',
  lead: 'Each view is an address of the desk with every choice in it. Open one here or from the command palette (Ctrl K).',
  new: 'Save a view',
  name: 'Name',
  address: 'Address',
  save: 'Save',
  failed: 'That did not work. Check the network and try again.',
  loading: 'Opening the list…',
  notOpened: 'The list could not be opened. Check the network and try again.',
  none: 'No view is saved yet. Open a page, choose what you need, then press “Save this view”.',
  remove: 'Remove {name}',
  removeShort: 'Remove',
  removed: '“{name}” is removed.',
  undo: 'Undo',
}

const bn: Readonly<Record<Id, string>> = {
  title: 'সংরক্ষিত দৃশ্য',
  lead: 'প্রতিটি দৃশ্য ডেস্কের একটি ঠিকানা, সব বাছাইসহ। এখান থেকে বা কমান্ড তালিকা (Ctrl K) থেকে আবার খুলুন।',
  new: 'দৃশ্য সংরক্ষণ',
  name: 'নাম',
  address: 'ঠিকানা',
  save: 'সংরক্ষণ করুন',
  failed: 'কাজটি হয়নি। নেটওয়ার্ক দেখে আবার চেষ্টা করুন।',
  loading: 'তালিকা খোলা হচ্ছে…',
  notOpened: 'তালিকা খোলা গেল না। নেটওয়ার্ক দেখে আবার চেষ্টা করুন।',
  none: 'এখনো কোনো দৃশ্য সংরক্ষিত হয়নি। কোনো পাতা খুলে বাছাই করুন, তারপর “এই দৃশ্য সংরক্ষণ করুন” চাপুন।',
  remove: '{name} সরান',
  removeShort: 'সরান',
  removed: '“{name}” সরানো হয়েছে।',
  undo: 'ফিরিয়ে আনুন',
}

/** The words of this part of the desk. */
export const messages = { vi, en, bn } satisfies FeatureMessages<Id>

export const useViewsText = createFeatureText<Id>(messages)
