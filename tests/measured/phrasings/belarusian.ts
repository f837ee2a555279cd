import type { Phrasings } from './phrasing.ts';

export const MERCHANTS_BE: Phrasings = {
  language: 'be',
  who: 'merchant',
  texts: [
    'Добры дзень! Чаму не прайшла аплата па замове {order}?',
    'Вітаю, праверце калі ласка замову № {order}, кліент кажа што грошы спісалі',
    'Кліент плаціў карткай {last4}, сума {money}, {day}. Адмова. Чаму?',
    'замова {order} не аплачана, хаця грошы знялі',
    'Пакупнік {email} не можа аплаціць {money}',
    'RRN {rrn} які статус?',
    'Крама {shop}, замова {order}: няма апавяшчэння',
    'Плацёж {uid} паглядзіце',
    'Аплата {money} {dayword} {hour}, картка {last4}, адмова',
    'Нумар замовы {order}, сума {money}, дата {day}',
    'падкажыце па плацяжу {day} у {time} на {money}',
    'код аўтарызацыі {auth}, сума {money}',
    'Кліентка {email} кажа, што {dayword} спісалі {money}',
    'што з замовай {order}?',
    'Прывітанне! Тэлефон кліента {phone}, сума {money}, не праходзіць аплата',
  ],
};

export const PAYERS_BE: Phrasings = {
  language: 'be',
  who: 'payer',
  texts: [
    'Я аплаціла замову {order}, грошы спісалі, а пацверджання няма',
    'З маёй карткі {last4} знялі {money} {dayword}. За што?',
    'Не магу аплаціць {money}, картка {last4}, {day} {time}',
    'вярніце грошы за замову {order}',
    'мая пошта {email}, плацёж {money} не прайшоў',
    'Спісалі {money} {day}, а крама {shop} кажа што не аплачана',
    'замова {order} {money} дзе грошы',
    'апошнія лічбы карткі {last4}, сума {money}, {dayword} каля {time}',
    'Добры вечар, нумар замовы {order}, чаму адмова?',
    'купляла на {domain}, {money}, {day}',
  ],
};
