/** The primitive polynomial of an axis, and the direction numbers that its recurrence starts from. */
export interface Direction {
  /** The coefficients of the polynomial between its first and its last, which are 1: bits, the highest power first. */
  readonly coefficients: number;
  /** m₁, m₂, …: as many as the polynomial's degree; mᵢ is odd and below 2^i. */
  readonly starts: readonly number[];
}

/**
 * The directions of the second axis, the third and so on: the first has none.
 *
 * Source: Joe and Kuo, "Constructing Sobol sequences with better two-dimensional projections" (SIAM Journal on Scientific
 * Computing 30, 2008): the first lines of their file new-joe-kuo-6, Copyright (c) 2008, Frances Y. Kuo and Stephen Joe, all
 * rights reserved. Its licence is in docs/third-party-licences.txt.
 */
export function directions(): readonly Direction[] {
  return TABLE.split(',').map((entry) => {
    const [coefficients = 0, ...starts] = entry.split(' ').map((digits) => Number.parseInt(digits, 36));
    return { coefficients, starts };
  });
}

/** One entry an axis: its coefficients, then its starts, to the base 36. */
const TABLE =
  '0 1,1 1 3,1 1 3 1,2 1 1 1,1 1 1 3 3,4 1 3 5 d,2 1 1 5 5 h,4 1 1 5 5 5,7 1 1 7 b j,b 1 1 5 1 1,' +
  'd 1 1 1 3 b,e 1 3 5 5 v,1 1 3 3 9 7 1d,d 1 1 1 f l l,g 1 3 1 d r 1d,j 1 1 1 f 7 5,m 1 3 1 f d p,' +
  'p 1 1 5 5 j 1p,1 1 3 7 b n f 2v,4 1 3 7 d d f 1x,7 1 1 3 d 7 z 1r,8 1 3 5 9 1 p 1h,e 1 3 1 d 9 z 2z,' +
  'j 1 3 1 5 r 1p v,l 1 1 5 b j 15 1p,s 1 3 5 3 3 d 1x,v 1 1 7 d 1 j 1,w 1 3 7 5 d j 1n,' +
  '11 1 1 3 9 p t 15,15 1 3 5 d n 1 1j,16 1 3 7 3 d 1n h,1e 1 3 1 3 5 1h 1x,1j 1 1 5 5 n x d,' +
  '1k 1 1 7 7 1 1p 3f,1n 1 1 7 9 d 1p 1d,1q 1 3 3 5 3 1j x,e 1 3 1 f v d 1d 6t,l 1 3 5 f v 1n 1r 2p,' +
  'm 1 3 1 b b b 25 6x,12 1 3 1 b r 17 1z 9,1b 1 1 7 f l b 29 19,1d 1 3 7 3 p v 1t 27,' +
  '1e 1 3 1 1 j b 3 5p,1g 1 1 5 9 j l t 4d,1k 1 3 7 b 1 x 2h 55,1v 1 3 3 3 f 9 27 1z,' +
  '1y 1 3 7 b f 13 3b r,2c 1 1 3 1 b v 2p 69,2p 1 1 1 3 n 17 1l 4x,2v 1 3 7 7 h h 11 1z,' +
  '37 1 3 1 5 r 1r 3f 5x,3e 1 1 3 5 b 17 1h 3p,8 1 3 5 5 t h 1b 4t db,d 1 3 3 b 3 1 31 9 1x,' +
  'g 1 1 1 5 h 13 n 5 9j,m 1 3 1 5 p f v 2v dv,p 1 1 1 b b h 1r 2x 53,18 1 1 5 b 9 t 2p 6f a3,' +
  '1b 1 1 5 f j 19 15 7 an,1g 1 3 7 7 v j 2b 3t 65,1j 1 1 1 3 n f 33 67 2b,1n 1 1 5 d v f 1j p 4h,' +
  '1q 1 1 3 d p 1b 13 2f 75,1v 1 1 1 b l 1h 3h 6x 85,22 1 1 7 b b 7 1l 27 8z,29 1 1 5 5 h d 29 3 3n,' +
  '2a 1 1 7 d n 7 1t 6z d7,2f 1 3 5 1 9 17 3 45 b,2j 1 1 3 d v d d 73 dj,2m 1 3 3 1 5 1r 2h 2j 3j,' +
  '2v 1 1 3 3 1 j 3f 3j 6l,2w 1 1 5 7 n v 11 6r 81,31 1 1 5 b h 1h 39 53 dn,3e 1 1 1 5 1 d d 5t 9l,' +
  '3g 1 1 3 f 1 1l 37 7 x,3t 1 3 1 b 7 17 29 5r 4v,3u 1 3 1 1 f r 1r 73 1d,3z 1 3 5 3 r 1p 2x 4r 8h,' +
  '41 1 1 5 3 1 3 1l 6x 45,48 1 1 3 5 5 1l f d 4f,4d 1 1 1 b 7 b 2x 3x 69,4n 1 3 3 5 r 1n 3d 2t 7j,' +
  '4t 1 3 5 9 b 1d 1f 1n 37,4w 1 1 7 1 n 19 3h 1z bn,51 1 1 3 5 n 5 2x 31 23,52 1 1 7 f 7 b 1v 3d cl,' +
  '55 1 3 7 3 9 d v r ch,5b 1 3 1 f j 13 13 2h f,5e 1 1 1 1 1 x 21 41 aj,5j 1 3 1 f f 17 t d df,' +
  '62 1 1 7 3 j r 2d 3n bz,64 1 3 3 3 5 z n 5f 9p,6b 1 3 3 7 9 r 13 1n 89,6d 1 1 3 9 b h d 6p 4d,' +
  '6e 1 3 7 f p 1l x 59 5x,6i 1 1 7 1 9 1j 21 2b 61,6k 1 3 3 d j r n 35 6x,6p 1 3 5 3 n 17 3 71 db,' +
  '6s 1 1 5 5 b 5 19 39 61,71 1 3 3 7 t 11 x 3f 43,4 1 3 1 f 5 5 11 6b 67 cr,' +
  'd 1 1 7 5 5 13 1r 73 3r dj,j 1 3 1 7 9 7 2f 6x 61 gn,m 1 1 3 d 9 1b 7 69 a3 6v,' +
  '1e 1 3 7 d j d 9 1v 9 kh,1j 1 3 5 5 j 1n 7 15 8v it,1s 1 1 5 3 v 1r f 17 5r lx,' +
  '1x 1 1 7 9 d 13 3 1b dt 4p,2q 1 3 1 7 l h 2p j bj p5,2z 1 3 7 1 3 v 1z 33 4l 3j,' +
  '37 1 1 5 b 1 1p 2b 3b 5n nj,3d 1 3 3 d 9 1p j 2p 1b z,3j 1 1 7 7 f t 1r 2n bl d1,' +
  '3q 1 3 1 9 p 9 1z 1l 5x ap,3w 1 3 5 d v 1b 2t 1l 13 9h,41 1 1 3 3 v 1l 3h 4t a5 fb,' +
  '48 1 3 7 1 d 1l 1v 4d cj jn,4e 1 1 1 7 l d 2x 2h bx qt,4h 1 1 5 9 h 1f 19 3b 4d 3x,' +
  '4r 1 3 7 7 d 19 2j 9 3l kl,51 1 3 7 1 n 1l 1v 3x 47 fv,5e 1 1 3 b h 1b 2l 2z af 4d,' +
  '5j 1 3 3 5 b l 17 1f 4p pf,5n 1 1 5 3 f 1j 2t 1v cn hd,5s 1 3 5 9 1 n t 1b 9l gj,' +
  '6b 1 3 7 7 5 1d t 4b 8z gd,6q 1 3 3 7 5 15 3j 1p 79 jx,6z 1 3 7 7 h n 39 1v 3l s1,' +
  '71 1 1 3 d b 13 l 5r 3f 8h,7d 1 1 3 9 t 3 2n 1b 6f 21,7e 1 3 1 9 1 t 39 l c9 77,' +
  '7m 1 3 1 d l 13 3h 5v c7 k3,7v 1 1 7 3 h 1r 37 2h 1d lh,81 1 3 7 d b x 2t 2z 1r 21,' +
  '87 1 1 5 5 d 1l 1r 3r c5 4x,8d 1 1 3 7 r 1r 2l 1b bl df,8s 1 1 3 1 n t 1 5b 1d n,' +
  '8v 1 1 3 f p 1j 9 2t 63 gv,90 1 3 1 7 7 j 1f 6z ax 8j,9m 1 3 3 3 p 1j h 23 9d 3,' +
  '9s 1 1 1 d p h 1t 19 db bh,a1 1 1 7 7 r 1d 2r 4h 5x k7,a7 1 3 5 1 n 5 17 15 6z nt,' +
  'am 1 3 3 7 b 1p 13 2f an n7,az 1 1 3 f d 7 t 7 e1 pn,b2 1 3 7 1 5 v 1b 4d cd dx,' +
  'b4 1 1 3 7 1 17 9 43 37 gt,bg 1 3 3 d 5 1 3b 5v cn rt,bn 1 1 3 5 d j 3 6r 23 nf,' +
  'bq 1 3 7 7 1 j 2j 6x 9x gd,bu 1 1 1 9 1 p 31 5h 7r bf,bw 1 3 1 f n 1l 1n 3r 5b 23,' +
  'c1 1 1 5 f t l 13 71 an 9p,ce 1 3 3 5 j 19 1p 47 5j r9,cm 1 3 5 d 9 1p 2z 3x 3x 1,' +
  'cp 1 3 1 b r p 2d 2x 8l r7,d4 1 3 3 b j 7 37 67 9p 17,dp 1 1 7 9 l 13 3f l 7n pr,' +
  'e1 1 1 7 d f 15 1b 6r 8f c5,e4 1 1 1 7 7 3 f 2r bd jz,2 1 3 3 f r 1d 35 3f 35 1v d1,' +
  'b 1 3 7 b 3 n 2f 4p 3b df 5j,l 1 1 5 f 7 h 31 6d 4z 5x kl,m 1 1 5 d b h p 3r b7 fh 13t,' +
  'z 1 3 1 1 1 1p 1v 5z 59 q9 yj,1d 1 1 7 d h x 9 65 bx 61 1an,1e 1 1 3 b r 3 f 2l 2l o1 t5,' +
  '1k 1 3 7 7 p 15 3d z ad aj 16z,1p 1 3 3 9 b z 19 5p 6p 9 1n,1y 1 3 1 7 3 1f 7 4x 1h r3 2h,' +
  '22 1 1 3 5 r 1 35 6f 8b l3 nx,27 1 3 3 f p t 5 73 3v or 1kf,2c 1 3 1 1 d 9 31 5d bn 2n h,' +
  '2g 1 1 7 9 3 7 t 15 3r nb o3,2v 1 1 7 9 p 1d 3f 61 35 p9 5z,2w 1 1 7 3 n f 17 3p 61 93 p1,' +
  '34 1 1 3 3 d 1h 1r 3f d9 jr 12j,37 1 1 3 f 7 t 23 3b 51 ql 6v,39 1 1 1 b r p 31 47 7f 2r 14l,' +
  '3e 1 3 7 f 5 5 1h 41 b k5 15p,3q 1 3 7 1 9 17 1z 6d 4d gv 1ez,3t 1 3 3 d p 1 5 r d3 9p 3j,' +
  '42 1 1 1 1 n 11 9 65 7h ox 1at,44 1 1 3 3 v t 1f j 8n fd 1ip,4d 1 3 7 5 5 1j h 13 d7 in 16h,' +
  '4e 1 1 7 1 1 z 1b r c5 az 19f,4i 1 1 7 3 d n 17 3r 93 3v at,4k 1 3 7 3 9 p 2j p bx 63 e9,' +
  '4o 1 1 3 5 d t 3b 5l 7p 4d 1kr,4t 1 3 5 3 t 1l d h 4n kj sn,55 1 3 3 5 t l 2n r 73 iv 16j,' +
  '56 1 3 7 f 9 5 l 1z 1p qp xd,5b 1 3 5 d f 1l x 2l cr o3 67,5d 1 1 1 f h 17 3j 5b 1v 4x tt,' +
  '5j 1 1 1 f n 7 l 5j 23 85 18r,5x 1 3 7 d f 13 l 45 1t kl 8v,5y 1 3 7 b n d 2t 2h 7p ef jr,' +
  '64 1 3 7 f j r 2d 5n c9 2p 1gn,6b 1 3 1 3 t p l 4b b 5b 5h,6k 1 1 7 5 r b 29 2t cp ir 1av,' +
  '6q 1 3 1 5 p 5 1t 5d 15 fr lp,6z 1 3 1 5 b f 35 25 bf jb uv,74 1 1 3 9 b 1h 3b 4r 1j 89 e5,' +
  '77 1 1 1 1 b 13 35 3v 4l 9n gj,7d 1 3 7 b 9 h 2t d 29 91 1c5,7e 1 3 1 1 l 17 37 9 35 p7 hx,' +
  '7o 1 1 7 3 9 p 39 5h 4f d3 d7,84 1 3 1 9 b l 1l 5r dh h1 1a5,8g 1 1 7 7 r 1j 1d 67 2h 2d 16b,' +
  '8m 1 1 5 3 j 15 19 1f cf 8b 11n,8s 1 3 1 d 1 x 39 3z 8p 57 tt,8v 1 1 7 7 5 b 1t 2p ah ah 15p,' +
  '8y 1 3 1 1 l z 2n 1t 2r n yf,94 1 1 5 9 3 11 2n 4n 37 bt o3,9a 1 3 3 d 1 11 r 59 29 iv lh,' +
  '9f 1 1 3 b 1 1p 2r 6h bx qx 1d,9h 1 1 1 7 p 1r 2r 4l 6t m1 vr,9l 1 1 5 b b 17 1j 1t 1z 7v 7l,' +
  '9m 1 1 5 5 9 3 2t 6z 9v aj 18r,a2 1 1 1 f l 1r 2d 2r 1d kt 113,a7 1 1 5 d r 9 3d 17 73 jv 81,' +
  'ac 1 3 1 5 r j h 67 25 fv 13b,af 1 1 5 3 d 1n 3h 6z 5f fb 1c9,ag 1 3 3 f d r 1d 2x at qz kz,' +
  'al 1 3 5 f n 17 z 2z cf l7 71,ap 1 3 5 b l 3 h 13 dt bb gz,as 1 1 7 d f v 35 h n e3 1jf,' +
  'aw 1 1 7 f 3 f v 49 br 27 dz,bd 1 1 7 9 j p n 4r e1 pn 1j9,bj 1 1 5 9 l r 3d 67 3p 2f jd,' +
  'bk 1 1 5 5 9 j 2z 2r 8v l9 14l,bp 1 1 3 3 j p 3 2t 4r k9 57,bw 1 1 3 1 d n 2d 2l 83 5t 11,' +
  'bz 1 1 1 f p p 25 71 99 qb tt,c2 1 1 3 9 h t 1j 1b 73 8h 1kl,c7 1 3 3 9 t 1r 9 2v dl q3 16b,' +
  'ce 1 3 7 f 7 v 2h 4v a9 9f gj,cj 1 3 7 d p 5 1z 5r 6z a7 ih,cl 1 3 3 3 l p 23 z v 8x 18j,' +
  'cp 1 1 1 9 b 1 1t 5 b 95 ev,cq 1 1 5 3 j d h 17 aj dh an,d3 1 3 5 d d 9 2d 43 dl lv vh,' +
  'd7 1 3 1 1 5 1f 11 3l 5f 89 1dj,da 1 1 3 f j 1l 1n 51 cn jd 1kh,dg 1 3 7 1 r 9 1t 41 91 59 5l,' +
  'dp 1 3 1 f v n j 5 dh g5 ez,dq 1 1 7 d b f 1t 2b 55 nj n3,dv 1 3 5 7 7 1j 21 f 8f e7 1gx,' +
  'dy 1 3 5 9 7 l 19 f b1 ap gl,ed 1 3 7 3 n d 21 65 e7 oj z5,ee 1 1 3 b 1 1f 21 55 x r3 141,' +
  'ek 1 3 3 9 j 1n l 13 9f 11 3z,en 1 1 7 1 v x j 4n 39 hn hr,ff 1 1 1 3 5 d 1n 2b 9v 9p 1in,' +
  'fk 1 1 1 5 j 3 1h 3p 2p nz rb';
