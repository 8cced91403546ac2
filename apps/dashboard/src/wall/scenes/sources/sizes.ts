/** Letters grow with the display's height, so that as many entries fill any wall. */
export const NAME_SIZE = 'text-name tall:text-[clamp(1.4rem,1.5vh,1.8rem)] wall:text-[clamp(1.4rem,2.7vh,1.8rem)]'
export const DETAIL_SIZE = 'text-label tall:text-[clamp(1.25rem,1.25vh,1.5rem)] wall:text-[clamp(1.25rem,2.2vh,1.5rem)]'
