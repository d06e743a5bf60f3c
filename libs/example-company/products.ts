/** A product category that SKUs belong to: what it is called, costs and how often visitors buy. */
export interface ProductCategory {
  readonly name: string;
  /** The letters that its models begin with. */
  readonly model: string;
  readonly lowestYuan: number;
  readonly highestYuan: number;
  /** Ordering buyers over visitors of an ordinary SKU. */
  readonly conversionRate: number;
}

/** The product categories of each manager's category. */
export const PRODUCT_CATEGORIES: Readonly<Record<string, readonly ProductCategory[]>> = {
  厨房小电: [
    { name: '电饭煲', model: 'DF', lowestYuan: 299, highestYuan: 1_099, conversionRate: 0.042 },
    { name: '空气炸锅', model: 'KZ', lowestYuan: 259, highestYuan: 799, conversionRate: 0.046 },
    { name: '破壁机', model: 'PB', lowestYuan: 399, highestYuan: 1_399, conversionRate: 0.034 },
    { name: '电热水壶', model: 'SH', lowestYuan: 99, highestYuan: 299, conversionRate: 0.058 },
    { name: '咖啡机', model: 'CF', lowestYuan: 599, highestYuan: 2_199, conversionRate: 0.024 },
  ],
  清洁电器: [
    { name: '扫地机器人', model: 'SD', lowestYuan: 1_399, highestYuan: 2_799, conversionRate: 0.019 },
    { name: '洗地机', model: 'XD', lowestYuan: 1_299, highestYuan: 2_599, conversionRate: 0.021 },
    { name: '吸尘器', model: 'XC', lowestYuan: 399, highestYuan: 1_599, conversionRate: 0.032 },
    { name: '除螨仪', model: 'CM', lowestYuan: 199, highestYuan: 599, conversionRate: 0.044 },
    { name: '蒸汽拖把', model: 'ZQ', lowestYuan: 259, highestYuan: 699, conversionRate: 0.038 },
  ],
  个护健康: [
    { name: '电吹风', model: 'CH', lowestYuan: 159, highestYuan: 899, conversionRate: 0.043 },
    { name: '电动牙刷', model: 'YS', lowestYuan: 129, highestYuan: 599, conversionRate: 0.049 },
    { name: '剃须刀', model: 'TX', lowestYuan: 149, highestYuan: 799, conversionRate: 0.04 },
    { name: '按摩仪', model: 'AM', lowestYuan: 299, highestYuan: 1_299, conversionRate: 0.027 },
    { name: '体脂秤', model: 'TZ', lowestYuan: 59, highestYuan: 199, conversionRate: 0.061 },
  ],
};
