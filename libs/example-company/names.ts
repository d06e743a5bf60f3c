/** Names of the example company. All are made up; none is meant to be that of a real person or brand. */

/** Brands of the shops, one each. */
export const BRANDS: readonly string[] = [
  '云栖谷', '禾沐里', '澄屿', '霁川', '朗砚', '栎舍', '梧屿', '岚汐', '砚禾', '鹿汀', '澜序', '衡野舍', '棠舍', '汀沐',
  '苇舟', '穗和居', '予棠', '拾穗里', '青梧里', '木星屿', '半糖屋', '小满巷', '白鹭汀', '知夏里', '南柚屋', '北屿舍',
  '晴川里', '松间舍', '石榴巷', '橘井坊', '杉语', '芦笛巷', '莫干里', '望舒巷', '听澜舍', '初禾屋', '简屿', '沐野里',
  '星禾坊', '朝露里', '微澜坊', '暖岸', '归野居', '素年里', '清栀屋', '竹里坊', '浅山居', '团圆巷', '巷陌里', '蓝屿坊',
  '远山淡', '叶间集', '雾里屿', '麦浪坊', '向野集', '溪午', '留白岸', '梨落巷', '鲸屿', '橙光里', '柚木巷', '鹤汀洲',
];

/** What customers call the agents of a shop. */
export const NICKNAMES: readonly string[] = [
  '小鹿', '安安', '糖糖', '阿元', '小满', '木木', '阿禾', '言言', '可可', '小北', '晚晚', '青青', '阿宁', '小柚', '乐乐',
  '团子', '米粒', '阿泽', '星星', '丸子',
];

/** Kinds of shop, the more official the larger it is. */
export const SHOP_SUFFIXES = ['官方旗舰店', '旗舰店', '专卖店', '专营店'] as const;
