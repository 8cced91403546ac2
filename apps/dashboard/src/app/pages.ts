import { type ComponentType, lazy, type LazyExoticComponent } from 'react'
import type { Localised } from '@ioc/metrics'
import type { PageProps } from '../features/page-props.ts'

/** A page of the desk: loaded when it is opened, so that the wall never pays for it. */
export interface DeskPage {
  readonly id: string
  /** As the router reads it: `/forms/:unit`. */
  readonly path: string
  /** Where the menu leads; null for a page that is reached from another. */
  readonly menu: string | null
  readonly title: Localised
  readonly Page: LazyExoticComponent<ComponentType<PageProps>>
}

/** A page whose file is fetched when it is first opened: `later(() => import('../features/<page>/page.tsx'))`. */
export const later = (load: () => Promise<{ readonly Page: ComponentType<PageProps> }>): DeskPage['Page'] =>
  lazy(async () => ({ default: (await load()).Page }))

/** Every page there is, in the order of the menu. */
export const PAGES: readonly DeskPage[] = [
  {
    id: 'leader',
    path: '/',
    menu: '/',
    title: { vi: 'Hôm nay', en: 'Today', bn: 'আজ' },
    Page: later(() => import('../features/leader/page.tsx')),
  },
  {
    id: 'catalogue',
    path: '/indicators',
    menu: '/indicators',
    title: { vi: 'Danh mục chỉ số', en: 'Indicators', bn: 'সূচক' },
    Page: later(() => import('../features/catalogue/page.tsx')),
  },
  {
    id: 'explore',
    path: '/explore',
    menu: '/explore',
    title: { vi: 'Khai thác số liệu', en: 'Explore', bn: 'অনুসন্ধান' },
    Page: later(() => import('../features/explorer/page.tsx')),
  },
  {
    id: 'meetings',
    path: '/meetings',
    menu: '/meetings',
    title: { vi: 'Họp giao ban', en: 'Meeting', bn: 'সভা' },
    Page: later(() => import('../features/meeting/list-page.tsx')),
  },
  {
    id: 'sources',
    path: '/sources',
    menu: '/sources',
    title: { vi: 'Nguồn số liệu', en: 'Sources', bn: 'তথ্যের উৎস' },
    Page: later(() => import('../features/sources/page.tsx')),
  },
  {
    id: 'registers',
    path: '/registers',
    menu: '/registers',
    title: { vi: 'Sổ đăng ký', en: 'Registers', bn: 'নিবন্ধন বই' },
    Page: later(() => import('../features/registers/list-page.tsx')),
  },
  {
    id: 'imports',
    path: '/imports',
    menu: '/imports',
    title: { vi: 'Nhập tệp', en: 'Import files', bn: 'ফাইল আমদানি' },
    Page: later(() => import('../features/imports/page.tsx')),
  },
  {
    id: 'forms',
    path: '/forms',
    menu: '/forms',
    title: { vi: 'Nhập số liệu', en: 'Enter numbers', bn: 'সংখ্যা লিখুন' },
    Page: later(() => import('../features/forms/choose-page.tsx')),
  },
  {
    id: 'screens',
    path: '/screens',
    menu: '/screens',
    title: { vi: 'Màn hình', en: 'Screens', bn: 'পর্দা' },
    Page: later(() => import('../features/screens/page.tsx')),
  },
  {
    id: 'register',
    path: '/registers/:register',
    menu: null,
    title: { vi: 'Sổ đăng ký', en: 'Register', bn: 'নিবন্ধন বই' },
    Page: later(() => import('../features/registers/page.tsx')),
  },
  {
    id: 'form',
    path: '/forms/:unit',
    menu: null,
    title: { vi: 'Nhập số liệu', en: 'Enter numbers', bn: 'সংখ্যা লিখুন' },
    Page: later(() => import('../features/forms/unit-page.tsx')),
  },
  {
    id: 'form-receipt',
    path: '/forms/receipts/:receipt',
    menu: null,
    title: { vi: 'Biên nhận', en: 'Receipt', bn: 'রসিদ' },
    Page: later(() => import('../features/forms/receipt-page.tsx')),
  },
  {
    id: 'views',
    path: '/views',
    menu: null,
    title: { vi: 'Cách xem đã lưu', en: 'Saved views', bn: 'সংরক্ষিত দৃশ্য' },
    Page: later(() => import('../features/views/page.tsx')),
  },
  {
    id: 'meeting',
    path: '/meetings/:meeting',
    menu: null,
    title: { vi: 'Họp giao ban', en: 'Meeting', bn: 'সভা' },
    Page: later(() => import('../features/meeting/page.tsx')),
  },
  {
    id: 'number',
    path: '/numbers/:indicator/:unit',
    menu: null,
    title: { vi: 'Bằng chứng', en: 'Proof', bn: 'প্রমাণ' },
    Page: later(() => import('../features/proof/page.tsx')),
  },
  {
    id: 'indicator',
    path: '/indicators/:id',
    menu: null,
    title: { vi: 'Chỉ số', en: 'Indicator', bn: 'সূচক' },
    Page: later(() => import('../features/indicator/page.tsx')),
  },
  {
    id: 'unit',
    path: '/units/:unit',
    menu: null,
    title: { vi: 'Đơn vị', en: 'Unit', bn: 'ইউনিট' },
    Page: later(() => import('../features/unit/page.tsx')),
  },
  {
    id: 'nowhere',
    path: '*',
    menu: null,
    title: { vi: 'Không có trang này', en: 'No such page', bn: 'এমন পাতা নেই' },
    Page: later(() => import('../features/nowhere/page.tsx')),
  },
]
